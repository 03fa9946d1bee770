"""Sessions: requests that share connections, cookies and a head."""

import _http
import asyncio
import atexit
import io
import json as _json
import sys
import warnings
from aiohttp.client_exceptions import *
from aiohttp.client_exceptions import TooManyRedirects
from aiohttp.client_reqrep import ClientRequest, ClientResponse, ConnectionKey, HttpVersion, RequestInfo, late
from aiohttp.connector import BaseConnector, TCPConnector
from aiohttp.cookiejar import CookieJar, pairs
from aiohttp.helpers import BasicAuth, FormData
from aiohttp.streams import StreamReader
from dataclasses import dataclass
from multidict import CIMultiDict, CIMultiDictProxy, MultiDict
from yarl import URL

_unset = object()
_agent = "Python/{}.{} aiohttp/3.8.4".format(*sys.version_info[:2])
_open_sessions = {}


@dataclass(frozen=True)
class ClientTimeout:
    """Time limits of a request, in seconds."""

    total: float | None = None
    connect: float | None = None
    sock_read: float | None = None
    sock_connect: float | None = None


DEFAULT_TIMEOUT = ClientTimeout(total=5 * 60)


def _tell_unclosed():
    """Say which sessions were never closed."""
    while _open_sessions:
        _, session = _open_sessions.popitem()
        session._tell()


atexit.register(_tell_unclosed)


def _refuse(what, options):
    """Refuse arguments that the real library knows, and those that nobody knows."""
    known = {
        "compress", "expect100", "proxy", "proxy_auth", "proxy_headers", "fingerprint", "trace_request_ctx", "read_bufsize",
        "max_headers", "read_until_eof", "json_serialize", "request_class", "response_class", "ws_response_class", "version",
        "read_timeout", "conn_timeout", "auto_decompress", "requote_redirect_url", "trace_configs", "max_line_size",
        "max_field_size", "middlewares", "fallback_charset_resolver", "server_hostname", "skip_auto_headers",
        "ssl_shutdown_timeout",
    }
    for name, value in options.items():
        if name in known:
            if value is None:
                continue
            raise NotImplementedError(f"not in Batuta yet: {what}'s argument {name}")
        raise TypeError(f"{what}() got an unexpected keyword argument '{name}'")


class ClientSession:
    """Requests that share connections, cookies and a head."""

    def __init__(self, base_url=None, *, connector=None, loop=None, cookies=None, headers=None, auth=None, cookie_jar=None,
                 connector_owner=True, raise_for_status=False, timeout=_unset, trust_env=False, **others):
        _refuse("ClientSession.__init__", others)
        self._base_url = None if base_url is None else base_url if isinstance(base_url, URL) else URL(base_url)
        if self._base_url is not None:
            assert self._base_url.origin() == self._base_url, "Only absolute URLs without path part are supported"
        if loop is None:
            loop = connector._loop if connector is not None else asyncio.get_running_loop()
        self._loop = loop
        self._connector = TCPConnector(loop=loop) if connector is None else connector
        if self._connector._loop is not loop:
            raise RuntimeError("Session and connector has to use same event loop")
        self._cookie_jar = CookieJar() if cookie_jar is None else cookie_jar
        if cookies is not None:
            self._cookie_jar.update_cookies(cookies)
        self._connector_owner, self._default_auth = connector_owner, auth
        self._timeout = DEFAULT_TIMEOUT if timeout is _unset or timeout is None else timeout
        self._raise_for_status, self._trust_env = raise_for_status, trust_env
        self._default_headers = CIMultiDict(headers) if headers else CIMultiDict()
        _open_sessions[id(self)] = self

    def __init_subclass__(cls):
        warnings.warn(f"Inheritance class {cls.__name__} from ClientSession is discouraged", DeprecationWarning, stacklevel=2)

    def _tell(self):
        if self.closed or self._loop is None:
            return
        warnings.warn(f"Unclosed client session {self!r}", ResourceWarning, source=self)
        self._loop.call_exception_handler({"client_session": self, "message": "Unclosed client session"})

    def request(self, method, url, **kwargs):
        return _RequestContextManager(self._request(method, url, **kwargs))

    def get(self, url, *, allow_redirects=True, **kwargs):
        return _RequestContextManager(self._request("GET", url, allow_redirects=allow_redirects, **kwargs))

    def options(self, url, *, allow_redirects=True, **kwargs):
        return _RequestContextManager(self._request("OPTIONS", url, allow_redirects=allow_redirects, **kwargs))

    def head(self, url, *, allow_redirects=False, **kwargs):
        return _RequestContextManager(self._request("HEAD", url, allow_redirects=allow_redirects, **kwargs))

    def post(self, url, *, data=None, **kwargs):
        return _RequestContextManager(self._request("POST", url, data=data, **kwargs))

    def put(self, url, *, data=None, **kwargs):
        return _RequestContextManager(self._request("PUT", url, data=data, **kwargs))

    def patch(self, url, *, data=None, **kwargs):
        return _RequestContextManager(self._request("PATCH", url, data=data, **kwargs))

    def delete(self, url, **kwargs):
        return _RequestContextManager(self._request("DELETE", url, **kwargs))

    def ws_connect(self, url, **kwargs):
        raise NotImplementedError("not in Batuta yet: aiohttp.ClientSession.ws_connect")

    def _build_url(self, str_or_url):
        url = URL(str_or_url)
        if self._base_url is None:
            return url
        assert not url.is_absolute() and url.path.startswith("/")
        return self._base_url.join(url)

    async def _request(self, method, str_or_url, *, params=None, data=None, json=None, cookies=None, headers=None, auth=None,
                       allow_redirects=True, max_redirects=10, chunked=None, raise_for_status=None, timeout=_unset,
                       verify_ssl=None, ssl=None, ssl_context=None, **others):
        _refuse("ClientSession._request", others)
        if self.closed:
            raise RuntimeError("Session is closed")
        if data is not None and json is not None:
            raise ValueError("data and json parameters can not be used at the same time")
        try:
            url = self._build_url(str_or_url)
        except ValueError as e:
            raise InvalidURL(str_or_url) from e
        if url.scheme and url.scheme not in ("http", "https"):
            raise AssertionError
        if params:
            query = MultiDict(url.query)
            query.extend(url.with_query(params).query)
            url = url.with_query(query)
        if url.raw_host is None:
            raise InvalidURL(url)
        limits = self._limits(timeout)
        if timeout is not _unset and not isinstance(timeout, ClientTimeout) and timeout is not None:
            warnings.warn("Chaining timeout is deprecated, use ClientTimeout instead", DeprecationWarning)
        verify = ssl_context if ssl_context is not None else ssl if ssl is not None else True if verify_ssl is None else verify_ssl
        if verify is True:
            verify = self._connector._verify
        if self._connector.closed:
            raise RuntimeError("Session is closed") if self._connector_owner else ClientConnectionError("Connector is closed.")
        client = self._connector._client(verify, self._cookie_jar)
        self._cookie_jar._join(client)
        sent, body = self._head(client, url, headers, cookies, auth, data, json, chunked, method.upper())
        target = str(url.with_user(None) if url.user is not None else url)
        shown = CIMultiDictProxy(CIMultiDict(sent))
        wire_headers = [pair for pair in sent if pair[0] != "Content-Length"]
        answer, failure = await client.send(method.upper(), target, wire_headers, body, limits,
                                            max_redirects - 1 if allow_redirects and max_redirects > 1 else -1)
        if failure is None and allow_redirects and max_redirects <= 1 and answer.status in (301, 302, 303, 307, 308):
            old = self._answered(answer, shown)
            old.close()
            raise TooManyRedirects(old.request_info, (old,))
        if failure is not None:
            raise self._failed(failure, url, method.upper(), shown, verify)
        response = self._answered(answer, shown)
        answer.gather()
        if raise_for_status is None:
            raise_for_status = self._raise_for_status
        if callable(raise_for_status):
            await raise_for_status(response)
        elif raise_for_status:
            response.raise_for_status()
        return response

    def _limits(self, timeout):
        """total, connect, pool, sock_connect, sock_read, sock_write."""
        if timeout is _unset:
            timeout = self._timeout
        elif timeout is None:
            timeout = ClientTimeout()
        elif not isinstance(timeout, ClientTimeout):
            timeout = ClientTimeout(total=timeout)
        total = timeout.total
        limits = (total, timeout.connect, None, timeout.sock_connect, timeout.sock_read, None)
        return tuple(None if limit is not None and limit <= 0 else limit for limit in limits)

    def _head(self, client, url, headers, cookies, auth, data, json, chunked, method):
        """The head's fields, in the order in which they are sent, and the body."""
        fields = CIMultiDict(self._default_headers)
        if headers:
            fields.update(headers if isinstance(headers, (CIMultiDict, CIMultiDictProxy)) else CIMultiDict(headers))
        given, kind, body = list(fields.items()), None, None
        for _, value in given:
            if not isinstance(value, str):
                raise TypeError(f"Cannot serialize non-str key {value!r}")
        if json is not None:
            kind, body = "application/json", _json.dumps(json).encode("utf-8")
        elif data is not None:
            kind, body = _body(data)
        elif method not in ("GET", "HEAD", "OPTIONS", "TRACE"):
            kind, body = "application/octet-stream", b""
        default = url.raw_host if url.is_default_port() or url.explicit_port is None else f"{url.raw_host}:{url.port}"
        sent = [] if "Host" in fields else [("Host", default)]
        sent += given
        for name, value in [("Accept", "*/*"), ("Accept-Encoding", "gzip, deflate"), ("User-Agent", _agent)]:
            if name not in fields:
                sent.append((name, value))
        more = self._cookie_jar._header(client, str(url), pairs(cookies) if cookies else ())
        if more:
            sent = [pair for pair in sent if pair[0].lower() != "cookie"]
            old = [fields["Cookie"]] if "Cookie" in fields else []
            sent.append(("Cookie", "; ".join(old + [f"{name}={value}" for name, value in more.items()])))
        auth = auth or BasicAuth.from_url(url) or self._default_auth
        if auth is not None:
            if not isinstance(auth, BasicAuth):
                raise TypeError("BasicAuth() tuple is required instead")
            if "Authorization" in fields and self._default_auth is not auth:
                raise ValueError("Cannot combine AUTHORIZATION header with AUTH argument or credentials encoded in URL")
            if "Authorization" not in fields:
                sent.append(("Authorization", auth.encode()))
        if isinstance(body, bytes):
            sent.append(("Content-Length", str(len(body))))
        if body is not None and kind is not None and "Content-Type" not in fields:
            sent.append(("Content-Type", kind))
        if chunked and body is not None:
            sent.append(("Transfer-Encoding", "chunked"))
        return sent, body

    def _answered(self, answer, sent):
        history = tuple(ClientResponse(old, sent, self) for old in answer.history)
        for old in history:
            old._released = True
        return ClientResponse(answer, sent, self, history)

    def _failed(self, failure, url, method, sent, verify):
        """The exception for a request that has failed."""
        kind, stage, text, cause, host, history = failure
        if kind == _http.TIMEOUT:
            if stage in (_http.CONNECTING, _http.SOCK_CONNECT, _http.POOL):
                return ServerTimeoutError(f"Connection timeout to host {url}")
            return late() if stage == _http.TOTAL else ServerTimeoutError("Timeout on reading data from socket")
        if kind == _http.CONNECT:
            key = ConnectionKey(url.raw_host, url.port, url.scheme == "https", None if verify is True else verify, None, None, None)
            name = type(cause).__name__
            if name == "SSLCertVerificationError":
                return ClientConnectorCertificateError(key, cause)
            if name.startswith("SSL"):
                return ClientConnectorSSLError(key, cause)
            if not isinstance(cause, OSError):
                cause = OSError(None, text)
            return ClientConnectorError(key, cause)
        if kind == _http.DISCONNECTED:
            if isinstance(cause, OSError) and cause.errno is not None:
                return ClientOSError(cause.errno, cause.strerror)
            return ServerDisconnectedError()
        told = RequestInfo(url, method, sent)
        answers = tuple(ClientResponse(old, sent, self) for old in history)
        if kind == _http.REDIRECT:
            if text == "too many redirects":
                return TooManyRedirects(answers[0].request_info, answers)
            return InvalidURL(answers[-1].headers.get("Location", "") if answers else str(url))
        if kind in (_http.PROTOCOL, _http.TOO_LARGE):
            return ClientResponseError(told, answers, status=400, message=text)
        if kind == _http.BODY and isinstance(cause, Exception):
            return cause
        if kind == _http.CLOSED:
            return ClientConnectionError("Connector is closed.")
        return ValueError(text) if kind == _http.REQUEST else ClientError(text)

    def __enter__(self):
        raise TypeError("Use async with instead")

    def __exit__(self, exc_type, exc_val, exc_tb):
        pass

    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc_val, exc_tb):
        await self.close()

    async def close(self):
        if not self.closed:
            _open_sessions.pop(id(self), None)
            connector, self._connector = self._connector, None
            if connector is not None and self._connector_owner:
                await connector.close()

    def detach(self):
        self._connector = None

    @property
    def closed(self):
        return self._connector is None or self._connector.closed

    connector = property(lambda self: self._connector)
    cookie_jar = property(lambda self: self._cookie_jar)
    headers = property(lambda self: self._default_headers)
    auth = property(lambda self: self._default_auth)
    timeout = property(lambda self: self._timeout)
    raise_for_status = property(lambda self: self._raise_for_status)
    connector_owner = property(lambda self: self._connector_owner)
    trust_env = property(lambda self: self._trust_env)
    json_serialize = property(lambda self: _json.dumps)
    version = property(lambda self: HttpVersion(1, 1))

    @property
    def loop(self):
        warnings.warn("client.loop property is deprecated", DeprecationWarning, stacklevel=2)
        return self._loop


def _body(data):
    """The type and the bytes of what a request is to bring; an async function instead of bytes that do not end yet."""
    if isinstance(data, FormData):
        return data()
    if isinstance(data, (bytes, bytearray, memoryview)):
        return "application/octet-stream", bytes(data)
    if isinstance(data, str):
        return "text/plain; charset=utf-8", data.encode("utf-8")
    if isinstance(data, io.StringIO):
        return "text/plain; charset=utf-8", data.read().encode("utf-8")
    if isinstance(data, io.IOBase):
        content = data.read()
        return ("text/plain; charset=utf-8", content.encode("utf-8")) if isinstance(content, str) else ("application/octet-stream", content)
    if hasattr(data, "__aiter__"):
        pieces = data.__aiter__()

        async def following():
            async for piece in pieces:
                return piece if isinstance(piece, bytes) else bytes(piece)
            return None

        return "application/octet-stream", following
    return FormData(data)()


class _BaseRequestContextManager:
    """A request: it can be awaited, or entered."""

    __slots__ = ("_coro", "_resp")

    def __init__(self, coro):
        self._coro = coro

    def send(self, arg):
        return self._coro.send(arg)

    def throw(self, *args):
        return self._coro.throw(*args)

    def close(self):
        return self._coro.close()

    def __await__(self):
        return self._coro.__await__()

    def __iter__(self):
        return self.__await__()

    async def __aenter__(self):
        self._resp = await self._coro
        return self._resp


class _RequestContextManager(_BaseRequestContextManager):
    __slots__ = ()

    async def __aexit__(self, exc_type, exc, tb):
        self._resp.release()


class _SessionRequestContextManager:
    """A request with a session of its own."""

    __slots__ = ("_coro", "_resp", "_session")

    def __init__(self, coro, session):
        self._coro, self._session, self._resp = coro, session, None

    async def __aenter__(self):
        try:
            self._resp = await self._coro
        except BaseException:
            await self._session.close()
            raise
        return self._resp

    async def __aexit__(self, exc_type, exc_val, exc_tb):
        self._resp.close()
        await self._session.close()


def request(method, url, *, version=None, connector=None, loop=None, **kwargs):
    """A request with a session of its own, to be entered."""
    owner = connector is None
    if owner:
        connector = TCPConnector(loop=loop, force_close=True)
    session = ClientSession(loop=loop, cookies=kwargs.pop("cookies", None), timeout=kwargs.pop("timeout", _unset),
                            connector=connector, connector_owner=owner)
    return _SessionRequestContextManager(session._request(method, url, **kwargs), session)
