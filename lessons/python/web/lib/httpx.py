"""Requests over HTTP, for programs with an event loop and for those without."""

from _httpx_client import AsyncClient, Auth, BasicAuth, Client, USE_CLIENT_DEFAULT
from _httpx_codes import codes
from _httpx_errors import (
    CloseError, ConnectError, ConnectTimeout, CookieConflict, DecodingError, HTTPError, HTTPStatusError, InvalidURL,
    LocalProtocolError, NetworkError, PoolTimeout, ProtocolError, ProxyError, ReadError, ReadTimeout, RemoteProtocolError,
    RequestError, RequestNotRead, ResponseNotRead, StreamClosed, StreamConsumed, StreamError, TimeoutException, TooManyRedirects,
    TransportError, UnsupportedProtocol, WriteError, WriteTimeout,
)
from _httpx_models import Request, Response
from _httpx_parts import Cookies, Headers, Limits, Timeout
from _httpx_url import QueryParams, URL

__title__, __description__, __version__ = "httpx", "A next generation HTTP client, for Python 3.", "0.23.3"
_of_client = ("auth", "cookies", "verify", "cert", "trust_env", "proxies", "proxy")


def request(method, url, **kwargs):
    """Ask, and block until the answer is here."""
    options = {name: kwargs.pop(name) for name in _of_client if name in kwargs}
    if "timeout" in kwargs:
        options["timeout"] = kwargs.pop("timeout")
    with Client(**options) as client:
        return client.request(method, url, **kwargs)


def get(url, **kwargs):
    return request("GET", url, **kwargs)


def options(url, **kwargs):
    return request("OPTIONS", url, **kwargs)


def head(url, **kwargs):
    return request("HEAD", url, **kwargs)


def post(url, **kwargs):
    return request("POST", url, **kwargs)


def put(url, **kwargs):
    return request("PUT", url, **kwargs)


def patch(url, **kwargs):
    return request("PATCH", url, **kwargs)


def delete(url, **kwargs):
    return request("DELETE", url, **kwargs)


def stream(method, url, **kwargs):
    """Ask, and have the answer in a with."""
    return Client().stream(method, url, **kwargs)


_missing = """
    ASGITransport AsyncBaseTransport AsyncByteStream AsyncHTTPTransport BaseTransport ByteStream create_ssl_context DigestAuth
    HTTPTransport main MockTransport NetRCAuth FunctionAuth Proxy SyncByteStream WSGITransport
""".split()
for _name, _value in list(globals().items()):
    if not _name.startswith("_") and (isinstance(_value, type) or callable(_value)):
        try:
            _value.__module__ = "httpx"
        except AttributeError:
            pass


def __getattr__(name):
    if name in _missing:
        raise NotImplementedError("not in Batuta yet: httpx." + name)
    raise AttributeError(f"module 'httpx' has no attribute '{name}'")
