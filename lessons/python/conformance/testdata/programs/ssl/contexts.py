"""TLS contexts: what they check, and how they are changed. No network."""
import asyncio
import ssl

context = ssl.create_default_context()
print(context.check_hostname, context.verify_mode, context.verify_mode == ssl.CERT_REQUIRED, context.protocol)
print(context.minimum_version >= ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3.name, repr(ssl.CERT_NONE))
context.check_hostname = False
context.verify_mode = ssl.CERT_NONE
print(context.check_hostname, context.verify_mode)
context.verify_mode = ssl.CERT_OPTIONAL
context.minimum_version = ssl.TLSVersion.TLSv1_3
print(context.verify_mode.name, context.minimum_version.name)
client = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
print(client.check_hostname, client.verify_mode.name, server.check_hostname, server.verify_mode.name)
try:
    client.verify_mode = ssl.CERT_NONE
except ValueError as error:
    print(error)
for attempt in (lambda: client.load_verify_locations(), lambda: client.load_verify_locations(cadata="not a certificate"), lambda: server.load_cert_chain("no-such-file.pem"), lambda: client.load_verify_locations("no-such-file.pem")):
    try:
        attempt()
    except (TypeError, ssl.SSLError, FileNotFoundError) as error:
        print(type(error).__name__, str(error).split(" (")[0])
print(ssl.Purpose.SERVER_AUTH.name, ssl.HAS_TLSv1_3, ssl.HAS_SNI, ssl.OPENSSL_VERSION.split()[0])
print(issubclass(ssl.SSLCertVerificationError, ssl.SSLError), issubclass(ssl.SSLError, OSError), ssl.CertificateError is ssl.SSLCertVerificationError)


async def main():
    for options in ({"server_hostname": "x"}, {"ssl": True}):
        try:
            await asyncio.open_connection("127.0.0.1" if "ssl" not in options else None, 1, **options)
        except (ValueError, OSError) as error:
            print(type(error).__name__, error)


asyncio.run(main())
