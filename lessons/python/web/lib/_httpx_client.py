"""Clients: requests that share connections, cookies and a head."""

import _http
import asyncio
import time
from _httpx_errors import *
from _httpx_models import Request, Response
from _httpx_parts import Cookies, Headers, Limits, Timeout
from _httpx_url import URL, QueryParams
from base64 import b64encode
from contextlib import asynccontextmanager, contextmanager

USE_CLIENT_DEFAULT = type("UseClientDefault", (), {"__module__": "httpx._client"})()
_agent = "python-httpx/0.23.3"
_default_limits = Limits(max_connections=100, max_keepalive_connections=20)


class Auth:
    """How requests say who asks."""

    def auth_flow(self, request):
        yield request

    def _apply(self, request):
        flow = self.auth_flow(request)
        made = next(flow)
        if type(self).auth_flow not in (Auth.auth_flow, BasicAuth.auth_flow, _FunctionAuth.auth_flow):
            self._rest = flow
        return made


class BasicAuth(Auth):
    """A name and a password."""

    def __init__(self, username, password):
        both = b":".join(part if isinstance(part, bytes) else part.encode() for part in (username, password))
        self._header = "Basic " + b64encode(both).decode()

    def auth_flow(self, request):
        request.headers["Authorization"] = self._header
        yield request


class _FunctionAuth(Auth):
    def __init__(self, func):
        self._func = func

    def auth_flow(self, request):
        yield self._func(request)


def _auth(auth):
    if auth is None or isinstance(auth, Auth):
        return auth
    if isinstance(auth, tuple):
        return BasicAuth(*auth)
    if callable(auth):
        return _FunctionAuth(auth)
    raise TypeError(f'Invalid "auth" argument: {auth!r}')


class _Base:
    """What clients have in common."""

    def __init__(self, *, auth=None, params=None, headers=None, cookies=None, verify=True, cert=None, http1=True, http2=False,
                 timeout=Timeout(5.0), follow_redirects=False, limits=_default_limits, max_redirects=20, event_hooks=None,
                 base_url="", trust_env=True, default_encoding="utf-8", **others):
        for name in ("proxies", "proxy", "mounts", "transport", "app"):
            if others.pop(name, None) is not None:
                raise NotImplementedError(f"not in Batuta yet: {type(self).__name__}'s argument {name}")
        for name in others:
            raise TypeError(f"{type(self).__name__}.__init__() got an unexpected keyword argument '{name}'")
        if cert is not None or http2:
            raise NotImplementedError(f"not in Batuta yet: {type(self).__name__}'s argument {'http2' if http2 else 'cert'}")
        if isinstance(verify, str):
            raise NotImplementedError(f"not in Batuta yet: {type(self).__name__}'s argument verify as a path")
        self._verify, self._limits, self._default_encoding = verify, limits, default_encoding
        self._auth, self._params = _auth(auth), QueryParams(params)
        self._headers = Headers({"Accept": "*/*", "Accept-Encoding": "gzip, deflate", "Connection": "keep-alive",
                                 "User-Agent": _agent})
        self._headers.update(headers)
        self._cookies, self._timeout = Cookies(cookies), Timeout(timeout)
        self.follow_redirects, self.max_redirects, self._trust_env = follow_redirects, max_redirects, trust_env
        hooks = event_hooks or {}
        self.event_hooks = {"request": list(hooks.get("request", [])), "response": list(hooks.get("response", []))}
        self.base_url = base_url
        self._core, self._state = None, "unopened"

    is_closed = property(lambda self: self._state == "closed")
    trust_env = property(lambda self: self._trust_env)
    headers = property(lambda self: self._headers, lambda self, value: self._set_headers(value))
    cookies = property(lambda self: self._cookies, lambda self, value: setattr(self, "_cookies", Cookies(value)))
    params = property(lambda self: self._params, lambda self, value: setattr(self, "_params", QueryParams(value)))
    timeout = property(lambda self: self._timeout, lambda self, value: setattr(self, "_timeout", Timeout(value)))
    auth = property(lambda self: self._auth, lambda self, value: setattr(self, "_auth", _auth(value)))

    def _set_headers(self, value):
        self._headers = Headers({"Accept": "*/*", "Accept-Encoding": "gzip, deflate", "Connection": "keep-alive",
                                 "User-Agent": _agent})
        self._headers.update(value)

    @property
    def base_url(self):
        return self._base_url

    @base_url.setter
    def base_url(self, value):
        url = URL(value)
        if url.is_absolute_url and not url._path.endswith("/"):
            url = url.copy_with(path=url._path + "/")
        self._base_url = url

    def _merged(self, url):
        url = URL(url)
        if url.is_relative_url and self._base_url.is_absolute_url:
            made = URL(self._base_url)
            made._path = made._path + url._path.lstrip("/")
            made._query, made._fragment = url._query, url._fragment
            return made
        return url

    def build_request(self, method, url, *, content=None, data=None, files=None, json=None, params=None, headers=None,
                      cookies=None, timeout=USE_CLIENT_DEFAULT, extensions=None):
        url = self._merged(url)
        fields = Headers(self._headers)
        fields.update(headers)
        merged = self._params.merge(params) if params or self._params else None
        timeout = self._timeout if timeout is USE_CLIENT_DEFAULT else Timeout(timeout)
        extensions = dict(extensions or {}, timeout=timeout.as_dict())
        request = Request(method, url, content=content, data=data, files=files, json=json, params=merged, headers=fields,
                          extensions=extensions)
        jar = Cookies(self._cookies)
        jar.update(cookies)
        request._cookies(jar._for(request.url))
        return request

    def _now(self):
        return time.perf_counter()

    def _client(self):
        if self._core is None:
            limits = self._limits
            most = limits.max_keepalive_connections
            self._core = _http.Client(limits.max_connections or 0, 0, _kept(limits.keepalive_expiry), self._verify, True, 20,
                                      0 if most is None else most or -1)
            self._cookies._forget = self._core.forget_cookies
        return self._core

    def _authenticated(self, request, auth):
        """The request, with who asks."""
        auth = self._auth if auth is USE_CLIENT_DEFAULT else _auth(auth)
        if auth is None and request.url.username:
            auth = BasicAuth(request.url.username, request.url.password)
        if auth is None:
            return request
        request = auth._apply(request)
        if hasattr(auth, "_rest"):
            raise NotImplementedError("not in Batuta yet: httpx.Auth of more than one step")
        return request

    async def _send(self, request, follow_redirects, stream):
        url = request.url
        if url.scheme not in ("http", "https"):
            raise UnsupportedProtocol(
                f"Request URL has an unsupported protocol '{url.scheme}://'." if url.scheme and url.host else
                "Request URL is missing an 'http://' or 'https://' protocol.", request=request)
        if not url.host:
            raise UnsupportedProtocol("Request URL is missing an 'http://' or 'https://' protocol.", request=request)
        limits = request.extensions.get("timeout") or Timeout(None).as_dict()
        core, begun = self._client(), self._now()
        try:
            own = core.cookies(str(url))
        except ValueError as e:
            raise UnsupportedProtocol(str(e), request=request) from None
        fields = []
        for name, value in request.headers.raw:
            name, value = name.decode("ascii"), value.decode("latin-1")
            if name.lower() in ("content-length", "connection"):
                continue
            if name.lower() == "cookie":
                value = "; ".join(one for one in value.split("; ") if tuple(one.split("=", 1)) not in own)
                if not value:
                    continue
            fields.append((name, value))
        target = url.copy_with(netloc=url.netloc, fragment="")
        answer, failure = await core.send(
            request.method, str(target), fields, _source(request._body),
            (None, None, limits["pool"], limits["connect"], limits["read"], limits["write"]),
            self.max_redirects if follow_redirects else -1)
        if failure is not None:
            raise self._failed(failure, request)
        history = []
        for old in (*answer.history, answer):
            asked = request
            if old is not answer.history[0] if answer.history else False:
                asked = Request(old.method, old.url, headers={k: v for k, v in request.headers.multi_items() if k != "host"})
                if asked.method != request.method:
                    for name in ("content-length", "content-type"):
                        asked.headers.pop(name, None)
            response = Response(old.status, headers=[], request=asked, history=history, default_encoding=self._default_encoding)
            response.headers = Headers([(name.encode("latin-1"), value.encode("utf-8")) for name, value in old.fields])
            response._attach(old, self, begun)
            self._cookies._take(asked.url, old.fields)
            if old is not answer:
                response._content = b""
                response._ended()
                history.append(response)
        if response.has_redirect_location and not follow_redirects:
            method = "GET" if response.status_code in (301, 302, 303) and request.method != "HEAD" else request.method
            response.next_request = Request(method, request.url.join(response.headers["location"]))
        return response

    def _failed(self, failure, request, response=None):
        """The exception for what has gone wrong, with the body of the response if there is one."""
        kind, stage, text, cause, host, history = failure
        words, class_ = text, TransportError
        if kind == _http.TIMEOUT:
            class_ = {_http.POOL: PoolTimeout, _http.SOCK_CONNECT: ConnectTimeout, _http.SOCK_WRITE: WriteTimeout}.get(stage, ReadTimeout)
            words, cause = "", None
        elif kind == _http.CONNECT:
            class_, words = ConnectError, self._unconnected(text, cause)
        elif kind == _http.DISCONNECTED:
            if isinstance(cause, OSError) and cause.errno is not None:
                class_, words = ReadError, ""
            elif text == "the server closed the connection without an answer":
                class_, words = RemoteProtocolError, "Server disconnected without sending a response."
            else:
                class_ = RemoteProtocolError
                length = None if response is None else response.headers.get("Content-Length")
                how = "incomplete chunked read" if length is None else f"received {response._read} bytes, expected {length}"
                words = f"peer closed connection without sending complete message body ({how})"
        elif kind in (_http.PROTOCOL, _http.TOO_LARGE):
            class_ = RemoteProtocolError
        elif kind == _http.ENCODING:
            class_ = DecodingError
        elif kind == _http.REDIRECT:
            class_ = TooManyRedirects if text == "too many redirects" else RemoteProtocolError
            words = "Exceeded maximum allowed redirects." if class_ is TooManyRedirects else "Invalid URL in location header: " + text
        elif kind == _http.REQUEST:
            class_ = LocalProtocolError
        elif kind == _http.BODY:
            return cause
        elif kind == _http.CLOSED:
            return StreamClosed()
        error = class_(words, request=request)
        error.__cause__ = cause if isinstance(cause, OSError) else None
        return error

    def _unconnected(self, text, cause):
        refused = isinstance(cause, OSError) and cause.errno == 111
        return "All connection attempts failed" if refused else str(cause) if isinstance(cause, OSError) else text


def _kept(seconds):
    """How long connections are kept, as the client has it: for ever is a year."""
    return 365 * 86400.0 if seconds is None else seconds or -1.0


def _source(body):
    """A body as the client takes it."""
    if body is None or isinstance(body, bytes):
        return body
    pieces = body.__aiter__()

    async def following():
        async for piece in pieces:
            return piece.encode() if isinstance(piece, str) else piece
        return None

    return following


class AsyncClient(_Base):
    """Requests that share connections, cookies and a head."""

    async def request(self, method, url, *, content=None, data=None, files=None, json=None, params=None, headers=None,
                      cookies=None, auth=USE_CLIENT_DEFAULT, follow_redirects=USE_CLIENT_DEFAULT, timeout=USE_CLIENT_DEFAULT,
                      extensions=None):
        request = self.build_request(method, url, content=content, data=data, files=files, json=json, params=params,
                                     headers=headers, cookies=cookies, timeout=timeout, extensions=extensions)
        return await self.send(request, auth=auth, follow_redirects=follow_redirects)

    async def send(self, request, *, stream=False, auth=USE_CLIENT_DEFAULT, follow_redirects=USE_CLIENT_DEFAULT):
        if self._state == "closed":
            raise RuntimeError("Cannot send a request, as the client has been closed.")
        self._state = "opened"
        if follow_redirects is USE_CLIENT_DEFAULT:
            follow_redirects = self.follow_redirects
        request = self._authenticated(request, auth)
        for hook in self.event_hooks["request"]:
            await hook(request)
        response = await self._send(request, follow_redirects, stream)
        for hook in self.event_hooks["response"]:
            await hook(response)
        if not stream:
            await response.aread()
        return response

    @asynccontextmanager
    async def stream(self, method, url, *, auth=USE_CLIENT_DEFAULT, follow_redirects=USE_CLIENT_DEFAULT, **kwargs):
        request = self.build_request(method, url, **kwargs)
        response = await self.send(request, auth=auth, follow_redirects=follow_redirects, stream=True)
        try:
            yield response
        finally:
            await response.aclose()

    async def get(self, url, *, params=None, headers=None, cookies=None, auth=USE_CLIENT_DEFAULT,
                  follow_redirects=USE_CLIENT_DEFAULT, timeout=USE_CLIENT_DEFAULT, extensions=None):
        return await self.request("GET", url, params=params, headers=headers, cookies=cookies, auth=auth,
                                  follow_redirects=follow_redirects, timeout=timeout, extensions=extensions)

    async def options(self, url, *, params=None, headers=None, cookies=None, auth=USE_CLIENT_DEFAULT,
                      follow_redirects=USE_CLIENT_DEFAULT, timeout=USE_CLIENT_DEFAULT, extensions=None):
        return await self.request("OPTIONS", url, params=params, headers=headers, cookies=cookies, auth=auth,
                                  follow_redirects=follow_redirects, timeout=timeout, extensions=extensions)

    async def head(self, url, *, params=None, headers=None, cookies=None, auth=USE_CLIENT_DEFAULT,
                   follow_redirects=USE_CLIENT_DEFAULT, timeout=USE_CLIENT_DEFAULT, extensions=None):
        return await self.request("HEAD", url, params=params, headers=headers, cookies=cookies, auth=auth,
                                  follow_redirects=follow_redirects, timeout=timeout, extensions=extensions)

    async def delete(self, url, *, params=None, headers=None, cookies=None, auth=USE_CLIENT_DEFAULT,
                     follow_redirects=USE_CLIENT_DEFAULT, timeout=USE_CLIENT_DEFAULT, extensions=None):
        return await self.request("DELETE", url, params=params, headers=headers, cookies=cookies, auth=auth,
                                  follow_redirects=follow_redirects, timeout=timeout, extensions=extensions)

    async def post(self, url, **kwargs):
        return await self.request("POST", url, **kwargs)

    async def put(self, url, **kwargs):
        return await self.request("PUT", url, **kwargs)

    async def patch(self, url, **kwargs):
        return await self.request("PATCH", url, **kwargs)

    async def aclose(self):
        if self._state != "closed":
            self._state = "closed"
            if self._core is not None:
                await self._core.close()

    async def __aenter__(self):
        if self._state != "unopened":
            raise RuntimeError("Cannot open a client instance more than once." if self._state == "opened" else
                               "Cannot reopen a client instance, once it has been closed.")
        self._state = "opened"
        return self

    async def __aexit__(self, exc_type=None, exc_value=None, traceback=None):
        await self.aclose()


class Client(_Base):
    """A client whose requests block the thread: on an event loop, nothing else runs meanwhile."""

    def _unconnected(self, text, cause):
        refused = isinstance(cause, OSError) and cause.errno == 111
        return "[Errno 111] Connection refused" if refused else str(cause) if isinstance(cause, OSError) else text

    def request(self, method, url, *, auth=USE_CLIENT_DEFAULT, follow_redirects=USE_CLIENT_DEFAULT, **kwargs):
        return self.send(self.build_request(method, url, **kwargs), auth=auth, follow_redirects=follow_redirects)

    def send(self, request, *, stream=False, auth=USE_CLIENT_DEFAULT, follow_redirects=USE_CLIENT_DEFAULT):
        if self._state == "closed":
            raise RuntimeError("Cannot send a request, as the client has been closed.")
        self._state = "opened"
        if follow_redirects is USE_CLIENT_DEFAULT:
            follow_redirects = self.follow_redirects
        request = self._authenticated(request, auth)
        for hook in self.event_hooks["request"]:
            hook(request)
        response = _http.apart(self._whole(request, follow_redirects))
        for hook in self.event_hooks["response"]:
            hook(response)
        return response

    async def _whole(self, request, follow_redirects):
        """The answer, read to its end. The connection is not kept: it belongs to the loop of this one request."""
        self._core = None
        try:
            response = await self._send(request, follow_redirects, False)
            await response.aread()
            return response
        finally:
            await self._core.close()

    @contextmanager
    def stream(self, method, url, **kwargs):
        response = self.request(method, url, **kwargs)
        response._hide()
        yield response

    def get(self, url, **kwargs):
        return self.request("GET", url, **kwargs)

    def options(self, url, **kwargs):
        return self.request("OPTIONS", url, **kwargs)

    def head(self, url, **kwargs):
        return self.request("HEAD", url, **kwargs)

    def post(self, url, **kwargs):
        return self.request("POST", url, **kwargs)

    def put(self, url, **kwargs):
        return self.request("PUT", url, **kwargs)

    def patch(self, url, **kwargs):
        return self.request("PATCH", url, **kwargs)

    def delete(self, url, **kwargs):
        return self.request("DELETE", url, **kwargs)

    def close(self):
        self._state = "closed"

    def __enter__(self):
        if self._state != "unopened":
            raise RuntimeError("Cannot open a client instance more than once." if self._state == "opened" else
                               "Cannot reopen a client instance, once it has been closed.")
        self._state = "opened"
        return self

    def __exit__(self, exc_type=None, exc_value=None, traceback=None):
        self.close()
