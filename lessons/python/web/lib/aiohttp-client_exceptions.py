"""What can go wrong with a request."""

import asyncio
import warnings

try:
    from ssl import CertificateError as _CertificateError, SSLError as _SSLError
except ImportError:  # a run without the module ssl
    _SSLError, _CertificateError = OSError, ValueError

__all__ = (
    "ClientError", "ClientConnectionError", "ClientOSError", "ClientConnectorError", "ClientProxyConnectionError",
    "ClientSSLError", "ClientConnectorSSLError", "ClientConnectorCertificateError", "ServerConnectionError",
    "ServerTimeoutError", "ServerDisconnectedError", "ServerFingerprintMismatch", "ClientResponseError",
    "ClientHttpProxyError", "WSServerHandshakeError", "ContentTypeError", "ClientPayloadError", "InvalidURL",
)


class ClientError(Exception):
    """Whatever goes wrong with a request."""


class ClientResponseError(ClientError):
    """An answer that is not what was hoped for."""

    def __init__(self, request_info, history, *, code=None, status=None, message="", headers=None):
        if code is not None:
            if status is not None:
                raise ValueError("Both code and status arguments are provided; code is deprecated, use status instead")
            warnings.warn("code argument is deprecated, use status instead", DeprecationWarning, stacklevel=2)
            status = code
        self.request_info, self.history = request_info, history
        self.status = 0 if status is None else status
        self.message, self.headers = message, headers
        self.args = (request_info, history)

    def __str__(self):
        return f"{self.status}, message={self.message!r}, url={self.request_info.real_url!r}"

    def __repr__(self):
        parts = [repr(self.request_info), repr(self.history)]
        if self.status != 0:
            parts.append(f"status={self.status!r}")
        if self.message != "":
            parts.append(f"message={self.message!r}")
        if self.headers is not None:
            parts.append(f"headers={self.headers!r}")
        return type(self).__name__ + "(" + ", ".join(parts) + ")"

    @property
    def code(self):
        warnings.warn("code property is deprecated, use status instead", DeprecationWarning, stacklevel=2)
        return self.status


class ContentTypeError(ClientResponseError):
    """An answer of another type than was asked for."""


class WSServerHandshakeError(ClientResponseError):
    """A server that does not speak WebSocket."""


class ClientHttpProxyError(ClientResponseError):
    """A proxy that refuses."""


class TooManyRedirects(ClientResponseError):
    """One redirect after the other."""


class ClientConnectionError(ClientError):
    """A connection that does not come about, or breaks."""


class ClientOSError(ClientConnectionError, OSError):
    """What the system says of a connection."""


class ClientConnectorError(ClientOSError):
    """A connection that does not come about."""

    def __init__(self, connection_key, os_error):
        self._conn_key, self._os_error = connection_key, os_error
        super().__init__(os_error.errno, os_error.strerror)
        self.args = (connection_key, os_error)

    os_error = property(lambda self: self._os_error)
    host = property(lambda self: self._conn_key.host)
    port = property(lambda self: self._conn_key.port)
    ssl = property(lambda self: self._conn_key.ssl)

    def __str__(self):
        secure = "default" if self.ssl is None else self.ssl
        return f"Cannot connect to host {self.host}:{self.port} ssl:{secure} [{self.strerror}]"


class ClientProxyConnectionError(ClientConnectorError):
    """A proxy to which there is no connection."""


class ServerConnectionError(ClientConnectionError):
    """A server that breaks a connection."""


class ServerDisconnectedError(ServerConnectionError):
    """A server that went away without an answer."""

    def __init__(self, message=None):
        self.message = "Server disconnected" if message is None else message
        self.args = (self.message,)


class ServerTimeoutError(ServerConnectionError, asyncio.TimeoutError):
    """A server that takes too long."""


class ServerFingerprintMismatch(ServerConnectionError):
    """A certificate that is not the one expected."""

    def __init__(self, expected, got, host, port):
        self.expected, self.got, self.host, self.port = expected, got, host, port
        self.args = (expected, got, host, port)


class ClientPayloadError(ClientError):
    """A body that is not what its head says."""


class InvalidURL(ClientError, ValueError):
    """A URL that cannot be asked for."""

    def __init__(self, url):
        super().__init__(url)

    @property
    def url(self):
        return self.args[0]

    def __repr__(self):
        return f"<{self.__class__.__name__} {self.url}>"


class ClientSSLError(ClientConnectorError):
    """TLS that does not come about."""


class ClientConnectorSSLError(ClientSSLError, _SSLError):
    """TLS that fails."""


class ClientConnectorCertificateError(ClientSSLError, _CertificateError):
    """A certificate that is not to be trusted."""

    def __init__(self, connection_key, certificate_error):
        self._conn_key, self._certificate_error = connection_key, certificate_error
        self.args = (connection_key, certificate_error)

    certificate_error = property(lambda self: self._certificate_error)
    ssl = property(lambda self: self._conn_key.is_ssl)

    def __str__(self):
        kind = self.certificate_error.__class__.__name__
        return f"Cannot connect to host {self.host}:{self.port} ssl:{self.ssl} [{kind}: {self.certificate_error.args}]"
