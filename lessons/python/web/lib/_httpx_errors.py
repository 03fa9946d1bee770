"""What can go wrong with a request, as httpx has it."""


class HTTPError(Exception):
    """A request that failed, or an answer that says so."""

    def __init__(self, message):
        super().__init__(message)
        self._request = None

    @property
    def request(self):
        if self._request is None:
            raise RuntimeError("The .request property has not been set.")
        return self._request

    @request.setter
    def request(self, request):
        self._request = request


class RequestError(HTTPError):
    """A request that came to no answer."""

    def __init__(self, message, *, request=None):
        super().__init__(message)
        self._request = request


class TransportError(RequestError):
    """A connection that failed."""


class TimeoutException(TransportError):
    """Something that took too long."""


class ConnectTimeout(TimeoutException):
    """A connection that took too long."""


class ReadTimeout(TimeoutException):
    """An answer that took too long."""


class WriteTimeout(TimeoutException):
    """A request that was taken too slowly."""


class PoolTimeout(TimeoutException):
    """A pool without a free connection for too long."""


class NetworkError(TransportError):
    """A connection that does not come about, or breaks."""


class ReadError(NetworkError):
    """A connection that breaks while the answer is read."""


class WriteError(NetworkError):
    """A connection that breaks while the request is sent."""


class ConnectError(NetworkError):
    """A connection that does not come about."""


class CloseError(NetworkError):
    """A connection that cannot be closed."""


class ProxyError(TransportError):
    """A proxy that fails."""


class UnsupportedProtocol(TransportError):
    """A URL that is neither http nor https."""


class ProtocolError(TransportError):
    """Something that is not HTTP."""


class LocalProtocolError(ProtocolError):
    """A request that is not HTTP."""


class RemoteProtocolError(ProtocolError):
    """An answer that is not HTTP."""


class DecodingError(RequestError):
    """A body that is not what its head says."""


class TooManyRedirects(RequestError):
    """One redirect after the other."""


class HTTPStatusError(HTTPError):
    """An answer that says that the request failed."""

    def __init__(self, message, *, request, response):
        super().__init__(message)
        self.request, self.response = request, response


class InvalidURL(Exception):
    """A URL that is none."""

    def __init__(self, message):
        super().__init__(message)


class CookieConflict(Exception):
    """Several cookies of one name, where one was asked for."""

    def __init__(self, message):
        super().__init__(message)


class StreamError(RuntimeError):
    """A body that is read the wrong way."""

    def __init__(self, message):
        super().__init__(message)


class StreamConsumed(StreamError):
    """A body that has been read already."""

    def __init__(self):
        super().__init__(
            "Attempted to read or stream some content, but the content has already been streamed. For requests, this could be "
            "due to passing a generator as request content, and then receiving a redirect response or a secondary request as "
            "part of an authentication flow.For responses, this could be due to attempting to stream the response content more "
            "than once.")


class StreamClosed(StreamError):
    """A body that was closed."""

    def __init__(self):
        super().__init__("Attempted to read or stream content, but the stream has been closed.")


class ResponseNotRead(StreamError):
    """An answer whose body has not been read."""

    def __init__(self):
        super().__init__("Attempted to access streaming response content, without having called `read()`.")


class RequestNotRead(StreamError):
    """A request whose body has not been read."""

    def __init__(self):
        super().__init__("Attempted to access streaming request content, without having called `read()`.")
