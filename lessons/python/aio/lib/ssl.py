"""TLS: contexts, what they check, and their errors."""

import base64 as _base64
from _ssl import (
    MemoryBIO, RAND_bytes, SSLCertVerificationError, SSLEOFError, SSLError, SSLSyscallError,
    SSLWantReadError, SSLWantWriteError, SSLZeroReturnError, SSLObject, _SSLContext,
)
from collections import namedtuple
from enum import Enum as _Enum, IntEnum as _IntEnum, IntFlag as _IntFlag

CertificateError = SSLCertVerificationError
socket_error = OSError
OPENSSL_VERSION = "OpenSSL 3.0 (by the name of Go's crypto/tls)"
OPENSSL_VERSION_INFO = (3, 0, 0, 0, 0)
OPENSSL_VERSION_NUMBER = 0x30000000
HAS_SNI = HAS_ALPN = HAS_ECDH = HAS_TLSv1 = HAS_TLSv1_1 = HAS_TLSv1_2 = HAS_TLSv1_3 = True
HAS_NPN = HAS_SSLv2 = HAS_SSLv3 = HAS_PSK = HAS_NEVER_CHECK_COMMON_NAME = False
CHANNEL_BINDING_TYPES = []
PEM_HEADER = "-----BEGIN CERTIFICATE-----"
PEM_FOOTER = "-----END CERTIFICATE-----"


def _enumerate(kind, name, members):
    made = kind(name, members, module="ssl")
    for key in members:
        globals()[key] = made[key]
    return made


_SSLMethod = _enumerate(_IntEnum, "_SSLMethod", {
    "PROTOCOL_TLS": 2, "PROTOCOL_TLS_CLIENT": 16, "PROTOCOL_TLS_SERVER": 17,
    "PROTOCOL_TLSv1": 3, "PROTOCOL_TLSv1_1": 4, "PROTOCOL_TLSv1_2": 5,
})
PROTOCOL_SSLv23 = PROTOCOL_TLS
VerifyMode = _enumerate(_IntEnum, "VerifyMode", {"CERT_NONE": 0, "CERT_OPTIONAL": 1, "CERT_REQUIRED": 2})
VerifyFlags = _enumerate(_IntFlag, "VerifyFlags", {
    "VERIFY_DEFAULT": 0, "VERIFY_CRL_CHECK_LEAF": 4, "VERIFY_CRL_CHECK_CHAIN": 12, "VERIFY_X509_STRICT": 32,
    "VERIFY_X509_TRUSTED_FIRST": 32768, "VERIFY_ALLOW_PROXY_CERTS": 64, "VERIFY_X509_PARTIAL_CHAIN": 0x80000,
})
Options = _enumerate(_IntFlag, "Options", {
    "OP_ALL": 0x80000050, "OP_NO_SSLv2": 0, "OP_NO_SSLv3": 0x2000000, "OP_NO_TLSv1": 0x4000000, "OP_NO_TLSv1_1": 0x10000000,
    "OP_NO_TLSv1_2": 0x8000000, "OP_NO_TLSv1_3": 0x20000000, "OP_CIPHER_SERVER_PREFERENCE": 0x400000,
    "OP_SINGLE_DH_USE": 0, "OP_NO_TICKET": 0x4000, "OP_SINGLE_ECDH_USE": 0, "OP_NO_COMPRESSION": 0x20000,
    "OP_ENABLE_MIDDLEBOX_COMPAT": 0x100000, "OP_NO_RENEGOTIATION": 0x40000000, "OP_IGNORE_UNEXPECTED_EOF": 0x80,
    "OP_ENABLE_KTLS": 8, "OP_LEGACY_SERVER_CONNECT": 4,
})
TLSVersion = _IntEnum("TLSVersion", {
    "MINIMUM_SUPPORTED": -2, "SSLv3": 768, "TLSv1": 769, "TLSv1_1": 770, "TLSv1_2": 771, "TLSv1_3": 772, "MAXIMUM_SUPPORTED": -1,
}, module="ssl")
SSLErrorNumber = _enumerate(_IntEnum, "SSLErrorNumber", {
    "SSL_ERROR_SSL": 1, "SSL_ERROR_WANT_READ": 2, "SSL_ERROR_WANT_WRITE": 3, "SSL_ERROR_WANT_X509_LOOKUP": 4, "SSL_ERROR_SYSCALL": 5,
    "SSL_ERROR_ZERO_RETURN": 6, "SSL_ERROR_WANT_CONNECT": 7, "SSL_ERROR_EOF": 8, "SSL_ERROR_INVALID_ERROR_CODE": 10,
})
AlertDescription = _enumerate(_IntEnum, "AlertDescription", {"ALERT_DESCRIPTION_" + name: value for name, value in {
    "CLOSE_NOTIFY": 0, "UNEXPECTED_MESSAGE": 10, "BAD_RECORD_MAC": 20, "RECORD_OVERFLOW": 22, "DECOMPRESSION_FAILURE": 30,
    "HANDSHAKE_FAILURE": 40, "BAD_CERTIFICATE": 42, "UNSUPPORTED_CERTIFICATE": 43, "CERTIFICATE_REVOKED": 44,
    "CERTIFICATE_EXPIRED": 45, "CERTIFICATE_UNKNOWN": 46, "ILLEGAL_PARAMETER": 47, "UNKNOWN_CA": 48, "ACCESS_DENIED": 49,
    "DECODE_ERROR": 50, "DECRYPT_ERROR": 51, "PROTOCOL_VERSION": 70, "INSUFFICIENT_SECURITY": 71, "INTERNAL_ERROR": 80,
    "USER_CANCELLED": 90, "NO_RENEGOTIATION": 100, "UNSUPPORTED_EXTENSION": 110, "CERTIFICATE_UNOBTAINABLE": 111,
    "UNRECOGNIZED_NAME": 112, "BAD_CERTIFICATE_STATUS_RESPONSE": 113, "BAD_CERTIFICATE_HASH_VALUE": 114, "UNKNOWN_PSK_IDENTITY": 115,
}.items()})

_ASN1Object = namedtuple("_ASN1Object", "nid shortname longname oid")


class Purpose(_ASN1Object, _Enum):
    """What a certificate is checked for."""

    SERVER_AUTH = (129, "serverAuth", "TLS Web Server Authentication", "1.3.6.1.5.5.7.3.1")
    CLIENT_AUTH = (130, "clientAuth", "TLS Web Client Authentication", "1.3.6.1.5.5.7.3.2")


_OLD_VERSIONS = {TLSVersion.SSLv3, TLSVersion.TLSv1, TLSVersion.TLSv1_1}
_VERSION_OPTIONS = OP_NO_SSLv3 | OP_NO_TLSv1 | OP_NO_TLSv1_1 | OP_NO_TLSv1_2 | OP_NO_TLSv1_3


def _deprecate(words):
    """Warn the program's line that called what called this."""
    import warnings
    warnings.warn(words, category=DeprecationWarning, stacklevel=3)


class SSLContext(_SSLContext):
    """How connections are encrypted, and whom they trust."""

    sslsocket_class = None
    sslobject_class = SSLObject

    def __new__(cls, protocol=None, *args, **kwargs):
        if protocol is None:
            _deprecate("ssl.SSLContext() without protocol argument is deprecated.")
            protocol = PROTOCOL_TLS
        if protocol == PROTOCOL_TLS:
            _deprecate("ssl.PROTOCOL_TLS is deprecated")
        return _SSLContext.__new__(cls, protocol)

    @property
    def protocol(self):
        return _SSLMethod(super().protocol)

    @property
    def verify_mode(self):
        return VerifyMode(super().verify_mode)

    @verify_mode.setter
    def verify_mode(self, value):
        _SSLContext.verify_mode.__set__(self, value)

    @property
    def verify_flags(self):
        return VerifyFlags(super().verify_flags)

    @verify_flags.setter
    def verify_flags(self, value):
        _SSLContext.verify_flags.__set__(self, value)

    @property
    def options(self):
        return Options(super().options)

    @options.setter
    def options(self, value):
        if isinstance(value, int) and value > 0 and value & ~super().options & _VERSION_OPTIONS:
            _deprecate("ssl.OP_NO_SSL*/ssl.OP_NO_TLS* options are deprecated")
        _SSLContext.options.__set__(self, value)

    @property
    def minimum_version(self):
        return TLSVersion(self._minimum)

    @minimum_version.setter
    def minimum_version(self, value):
        if value in _OLD_VERSIONS:
            _deprecate(f"ssl.TLSVersion.{TLSVersion(value).name} is deprecated")
        self._minimum = TLSVersion.MINIMUM_SUPPORTED if value == TLSVersion.SSLv3 else value

    @property
    def maximum_version(self):
        return TLSVersion(self._maximum)

    @maximum_version.setter
    def maximum_version(self, value):
        if value in _OLD_VERSIONS:
            _deprecate(f"ssl.TLSVersion.{TLSVersion(value).name} is deprecated")
        self._maximum = value

    def set_alpn_protocols(self, alpn_protocols):
        for name in alpn_protocols:
            if not 0 < len(name) < 256:
                raise SSLError("ALPN protocols must be 1 to 255 bytes long")
        self._set_alpn(alpn_protocols)

    def load_default_certs(self, purpose=Purpose.SERVER_AUTH):
        if not isinstance(purpose, _ASN1Object):
            raise TypeError(purpose)
        self.set_default_verify_paths()

    def wrap_bio(self, incoming, outgoing, server_side=False, server_hostname=None, session=None):
        return self._wrap_bio(incoming, outgoing, server_side, server_hostname)

    def wrap_socket(self, sock, *args, **kwargs):
        raise NotImplementedError("not in Batuta yet: SSLContext.wrap_socket(); asyncio's streams take an ssl= argument")

    def __reduce__(self):
        raise TypeError(f"cannot pickle {self.__class__.__name__!r} object")


def create_default_context(purpose=Purpose.SERVER_AUTH, *, cafile=None, capath=None, cadata=None):
    """A context with good settings."""
    if not isinstance(purpose, _ASN1Object):
        raise TypeError(purpose)
    if purpose == Purpose.SERVER_AUTH:
        context = SSLContext(PROTOCOL_TLS_CLIENT)
        context.verify_mode = CERT_REQUIRED
        context.check_hostname = True
    elif purpose == Purpose.CLIENT_AUTH:
        context = SSLContext(PROTOCOL_TLS_SERVER)
    else:
        raise ValueError(purpose)
    context.verify_flags |= VERIFY_X509_PARTIAL_CHAIN | VERIFY_X509_STRICT
    if cafile or capath or cadata:
        context.load_verify_locations(cafile, capath, cadata)
    elif context.verify_mode != CERT_NONE:
        context.load_default_certs(purpose)
    return context


def _create_unverified_context(protocol=None, *, cert_reqs=CERT_NONE, check_hostname=False, purpose=Purpose.SERVER_AUTH,
                               certfile=None, keyfile=None, cafile=None, capath=None, cadata=None):
    """A context that checks nothing, unless it is told to."""
    if protocol is None:
        protocol = PROTOCOL_TLS_CLIENT if purpose == Purpose.SERVER_AUTH else PROTOCOL_TLS_SERVER
    context = SSLContext(protocol)
    context.check_hostname = check_hostname
    context.verify_mode = cert_reqs
    if certfile:
        context.load_cert_chain(certfile, keyfile)
    if cafile or capath or cadata:
        context.load_verify_locations(cafile, capath, cadata)
    return context


_create_default_https_context = create_default_context
_create_stdlib_context = _create_unverified_context


def cert_time_to_seconds(cert_time):
    """Seconds since 1970 of a time as certificates write it."""
    months = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    import datetime
    word, _, rest = cert_time.partition(" ")
    try:
        month = months.index(word.title()) + 1
        day, clock, year, zone = rest.split()
        hour, minute, second = (int(part) for part in clock.split(":"))
        if zone != "GMT":
            raise ValueError
        start = datetime.datetime(int(year), month, int(day), tzinfo=datetime.timezone.utc)
    except ValueError:
        raise ValueError(f'time data {cert_time!r} does not match format "%b %d %H:%M:%S %Y GMT"') from None
    return int(start.timestamp()) + hour * 3600 + minute * 60 + second


def DER_cert_to_PEM_cert(der_cert_bytes):
    """A certificate's bytes as text."""
    text = _base64.standard_b64encode(der_cert_bytes).decode("ascii")
    lines = [PEM_HEADER, *(text[at:at + 64] for at in range(0, len(text), 64)), PEM_FOOTER, ""]
    return "\n".join(lines)


def PEM_cert_to_DER_cert(pem_cert_string):
    """A certificate's text as bytes."""
    if not pem_cert_string.startswith(PEM_HEADER):
        raise ValueError(f"Invalid PEM encoding; must start with {PEM_HEADER}")
    if not pem_cert_string.strip().endswith(PEM_FOOTER):
        raise ValueError(f"Invalid PEM encoding; must end with {PEM_FOOTER}")
    return _base64.decodebytes(pem_cert_string.strip()[len(PEM_HEADER):-len(PEM_FOOTER)].encode("ASCII", "strict"))


def RAND_status():
    """Whether there is enough chance for keys."""
    return True


def RAND_add(string, entropy):
    """Nothing need be added."""


def get_protocol_name(protocol_code):
    """The name of a protocol."""
    try:
        return _SSLMethod(protocol_code).name
    except ValueError:
        return "<unknown>"
