"""What can go wrong with a request, as requests has it."""

from json import JSONDecodeError as _JSONDecodeError


class RequestException(IOError):
    """Whatever goes wrong with a request."""

    def __init__(self, *args, **kwargs):
        self.response, self.request = kwargs.pop("response", None), kwargs.pop("request", None)
        if self.response is not None and not self.request:
            self.request = self.response.request
        super().__init__(*args, **kwargs)


class InvalidJSONError(RequestException):
    """A body that is not JSON."""


class JSONDecodeError(InvalidJSONError, _JSONDecodeError):
    """A body that is not JSON, and where."""

    def __init__(self, *args, **kwargs):
        _JSONDecodeError.__init__(self, *args)
        InvalidJSONError.__init__(self, *self.args, **kwargs)


class HTTPError(RequestException):
    """An answer that says that the request failed."""


class ConnectionError(RequestException):
    """A connection that does not come about, or breaks."""


class ProxyError(ConnectionError):
    """A proxy that fails."""


class SSLError(ConnectionError):
    """TLS that fails."""


class Timeout(RequestException):
    """Something that took too long."""


class ConnectTimeout(ConnectionError, Timeout):
    """A connection that took too long."""


class ReadTimeout(Timeout):
    """An answer that took too long."""


class URLRequired(RequestException):
    """A request without a URL."""


class TooManyRedirects(RequestException):
    """One redirect after the other."""


class MissingSchema(RequestException, ValueError):
    """A URL without http or https."""


class InvalidSchema(RequestException, ValueError):
    """A URL that is neither http nor https."""


class InvalidURL(RequestException, ValueError):
    """A URL that is none."""


class InvalidHeader(RequestException, ValueError):
    """A field of a head that cannot be sent."""


class ChunkedEncodingError(RequestException):
    """A body that breaks off."""


class ContentDecodingError(RequestException):
    """A body that is not what its head says."""
