"""Versions of TLS, and the options and flags of a context."""
import ssl

print(ssl.HAS_SSLv2, ssl.HAS_SSLv3, ssl.HAS_TLSv1_2, ssl.HAS_TLSv1_3, ssl.HAS_SNI, ssl.HAS_ALPN, ssl.HAS_NPN, ssl.HAS_ECDH)
built = (ssl.HAS_NEVER_CHECK_COMMON_NAME, ssl.HAS_PSK, ssl.HAS_TLSv1, ssl.HAS_TLSv1_1)  # how OpenSSL has been built
print({type(word).__name__ for word in built}, set(ssl.CHANNEL_BINDING_TYPES) <= {"tls-unique"})
print([(m.name, m.value) for m in (ssl.PROTOCOL_TLS, ssl.PROTOCOL_TLSv1, ssl.PROTOCOL_TLSv1_1, ssl.PROTOCOL_TLSv1_2, ssl.PROTOCOL_TLS_CLIENT)])
print(ssl.PROTOCOL_SSLv23 is ssl.PROTOCOL_TLS, ssl.get_protocol_name(ssl.PROTOCOL_TLS_SERVER), ssl.get_protocol_name(99))
print(len(ssl.OPENSSL_VERSION_INFO), ssl.OPENSSL_VERSION_NUMBER >= 0x30000000, ssl.OPENSSL_VERSION.startswith("OpenSSL 3"))

refused = ssl.OP_NO_SSLv2 | ssl.OP_NO_SSLv3 | ssl.OP_NO_TLSv1 | ssl.OP_NO_TLSv1_1
print(refused, ssl.OP_NO_TLSv1_2.name, ssl.Options.OP_NO_TLSv1_3 in refused)
context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
print(context.options & ssl.OP_ALL == ssl.OP_ALL, ssl.OP_NO_SSLv3 in context.options, isinstance(context.options, ssl.Options))
for option in (ssl.OP_CIPHER_SERVER_PREFERENCE, ssl.OP_SINGLE_DH_USE, ssl.OP_SINGLE_ECDH_USE, ssl.OP_ENABLE_MIDDLEBOX_COMPAT,
               ssl.OP_NO_RENEGOTIATION, ssl.OP_NO_TICKET, ssl.OP_IGNORE_UNEXPECTED_EOF, ssl.OP_LEGACY_SERVER_CONNECT, ssl.OP_ENABLE_KTLS):
    before = option in context.options
    context.options ^= option
    print(option.name, before, "->", option in context.options)
try:
    context.options = -1
except ValueError as error:
    print(error)

print(repr(context.verify_flags), ssl.VERIFY_DEFAULT in context.verify_flags)
for flag in (ssl.VERIFY_X509_STRICT, ssl.VERIFY_X509_PARTIAL_CHAIN, ssl.VERIFY_X509_TRUSTED_FIRST, ssl.VERIFY_ALLOW_PROXY_CERTS):
    context.verify_flags = flag
    print(flag.name, flag.value, context.verify_flags == flag, end="; ")
print([(flag.name, flag.value) for flag in (ssl.VERIFY_CRL_CHECK_LEAF, ssl.VERIFY_CRL_CHECK_CHAIN)])
strict = ssl.create_default_context()
print(repr(strict.verify_flags & ssl.VERIFY_X509_STRICT), repr(strict.verify_flags & ssl.VERIFY_X509_PARTIAL_CHAIN))
ssl.RAND_add(b"some noise", 1.5)
