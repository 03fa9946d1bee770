"""The errors of ssl, its enumerations, and small functions."""
import ssl

for error in (ssl.SSLEOFError, ssl.SSLWantReadError, ssl.SSLWantWriteError, ssl.SSLZeroReturnError, ssl.SSLSyscallError, ssl.SSLCertVerificationError):
    print(error.__name__, [c.__name__ for c in error.__mro__[1:3]])
print(ssl.VerifyMode.CERT_REQUIRED, list(ssl.VerifyMode), ssl.VerifyFlags.VERIFY_DEFAULT.name, ssl.AlertDescription.ALERT_DESCRIPTION_UNKNOWN_CA.value)
print(ssl.TLSVersion.TLSv1_2.value, ssl.SSLErrorNumber.SSL_ERROR_WANT_READ.value, ssl.SSL_ERROR_SSL == 1, ssl.OP_NO_TLSv1_3.name)
print(ssl.HAS_ALPN, ssl.HAS_TLSv1_2, ssl.PROTOCOL_TLS_CLIENT.name, ssl.Purpose.CLIENT_AUTH.oid)
print(ssl.cert_time_to_seconds("Jan  5 09:34:43 2018 GMT"), len(ssl.RAND_bytes(8)), ssl.RAND_status())
pem = ssl.DER_cert_to_PEM_cert(b"not really a certificate")
print(pem.splitlines()[0], ssl.PEM_cert_to_DER_cert(pem), ssl.PEM_HEADER in pem, ssl.PEM_FOOTER in pem)
context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
context.set_alpn_protocols(["http/1.1"])
context.options |= ssl.OP_NO_COMPRESSION
print(bool(context.options & ssl.OP_NO_COMPRESSION), context.cert_store_stats(), context.get_ca_certs(), len(context.get_ciphers()) > 0)
error = ssl.SSLError(1, "[SSL: WRONG_VERSION_NUMBER] wrong version number")
print(error.errno, error.strerror, str(ssl.SSLError("plain")))
incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
tls = context.wrap_bio(incoming, outgoing, server_hostname="localhost")
try:
    tls.do_handshake()
except ssl.SSLWantReadError as want:
    print("wants to read", want.errno == ssl.SSL_ERROR_WANT_READ, outgoing.pending > 0, tls.version())
hello = outgoing.read(3)
print(hello[0], incoming.write(b""), incoming.eof, tls.server_hostname, isinstance(tls, ssl.SSLObject))
incoming.write_eof()
try:
    tls.do_handshake()
except ssl.SSLEOFError as error:
    print(type(error).__name__)
