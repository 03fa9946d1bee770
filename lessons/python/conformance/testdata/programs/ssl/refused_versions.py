"""An option that refuses a version is kept by the handshake: two ends in memory."""
import ssl
import warnings


def hello(context):
    """The versions that a client offers, as its first message says them."""
    outgoing = ssl.MemoryBIO()
    tls = context.wrap_bio(ssl.MemoryBIO(), outgoing, server_hostname="example.org")
    try:
        tls.do_handshake()
    except ssl.SSLWantReadError:
        pass
    except ssl.SSLError as error:
        return error.reason
    message = outgoing.read()
    at = message.find(b"\x00\x2b\x00")  # supported_versions
    if at < 0:
        return [ssl.TLSVersion(int.from_bytes(message[9:11])).name]
    offered = message[at + 5:at + 5 + message[at + 4]]
    return [ssl.TLSVersion(int.from_bytes(offered[i:i + 2])).name for i in range(0, len(offered), 2)]


warnings.simplefilter("ignore", DeprecationWarning)
context = ssl.create_default_context()
print(hello(context))
context.options |= ssl.OP_NO_TLSv1_3
print(hello(context), context.maximum_version.name)
context.options &= ~ssl.OP_NO_TLSv1_3
context.options |= ssl.OP_NO_TLSv1_2
print(hello(context), context.minimum_version.name)
context.options |= ssl.OP_NO_TLSv1_3
print(hello(context))
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    context.minimum_version = ssl.TLSVersion.TLSv1_1
    context.options |= ssl.OP_NO_TLSv1
print([str(w.message) for w in caught])
