"""A TLS object before its handshake, and what a context is given."""
import ssl

context = ssl.create_default_context()
incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
client = context.wrap_bio(incoming, outgoing, server_hostname="example.org")
print(client.server_side, client.server_hostname, client.context is context, client.cipher(), client.compression(), client.version())
print(client.selected_alpn_protocol(), client.pending(), type(client).__name__, isinstance(client, context.sslobject_class))
for attempt in (client.getpeercert, client.unwrap, lambda: client.read(10), lambda: client.write(b"x"), client.do_handshake):
    try:
        print(attempt())
    except (ssl.SSLError, ValueError) as error:
        print(type(error).__name__, "handshake not done yet" in str(error))
try:
    context.wrap_bio(incoming, outgoing, server_hostname="")
except ValueError as error:
    print(error)
try:
    ssl.SSLObject()
except TypeError as error:
    print(error)

context.load_default_certs()
context.load_default_certs(ssl.Purpose.SERVER_AUTH)
context.set_default_verify_paths()
try:
    context.load_default_certs("anybody")
except TypeError as error:
    print("TypeError", error)
context.set_ciphers("ECDHE+AESGCM")
names = {cipher["name"] for cipher in context.get_ciphers()}
print("ECDHE-RSA-AES128-GCM-SHA256" in names, all(isinstance(cipher["strength_bits"], int) for cipher in context.get_ciphers()))
try:
    context.set_ciphers("no such cipher")
except ssl.SSLError as error:
    print(error)
server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).wrap_bio(ssl.MemoryBIO(), ssl.MemoryBIO(), server_side=True)
print(server.server_side, server.server_hostname)
print(ssl.TLSVersion.MINIMUM_SUPPORTED.value, ssl.TLSVersion.MAXIMUM_SUPPORTED.value, [v.name for v in (ssl.TLSVersion.SSLv3, ssl.TLSVersion.TLSv1)])
