"""Requests that were sent, and their answers."""

import _http
import json as _json
from aiohttp import cookiejar
from aiohttp.client_exceptions import (
    ClientConnectionError, ClientOSError, ClientPayloadError, ClientResponseError, ContentTypeError, ServerTimeoutError,
)
from aiohttp.streams import StreamReader
from asyncio import CancelledError
from collections import namedtuple
from multidict import CIMultiDict, CIMultiDictProxy
from yarl import URL

HttpVersion = namedtuple("HttpVersion", ["major", "minor"])
ConnectionKey = namedtuple("ConnectionKey", ["host", "port", "is_ssl", "ssl", "proxy", "proxy_auth", "proxy_headers_hash"])


class RequestInfo(namedtuple("RequestInfo", ["url", "method", "headers", "real_url"])):
    """What was asked."""

    def __new__(cls, url, method, headers, real_url=None):
        return super().__new__(cls, url, method, headers, url if real_url is None else real_url)


class ClientRequest:
    """A request. It is made by sessions only."""

    def __init__(self, *args, **kwargs):
        raise NotImplementedError("not in Batuta yet: aiohttp.ClientRequest made by hand")


def late():
    """The exception for a request that took too long as a whole."""
    error = TimeoutError()
    error.__context__ = CancelledError()
    return error


def _parameters(value):
    """What stands before the first semicolon, and the parameters behind it."""
    kind, *rest = value.split(";")
    named = {}
    for one in rest:
        name, _, text = one.partition("=")
        named[name.strip().lower()] = text.strip().strip('"')
    return kind.strip().lower(), named


class ClientResponse:
    """An answer: the head is here, the body is to be read."""

    def __init__(self, answer, sent_headers, session, history=()):
        self._answer, self._session, self._history = answer, session, history
        self._url = URL(answer.url)
        self.method = answer.method
        self.status, self.reason = answer.status, answer.reason
        version = answer.protocol.rpartition("/")[2].partition(".")
        self.version = HttpVersion(int(version[0]), int(version[2] or 0))
        self._fields = answer.fields
        self._headers = CIMultiDictProxy(CIMultiDict(self._fields))
        self.cookies = cookiejar.of_fields(self._fields)
        self._request_info = RequestInfo(self._url.with_fragment(None), answer.method, sent_headers, self._url)
        self.content = StreamReader(self)
        self._body, self._released = None, False

    def __repr__(self):
        return f"<ClientResponse({self.url}) [{self.status} {self.reason}]>\n{self.headers}\n"

    real_url = property(lambda self: self._url)
    url = property(lambda self: self._request_info.url)
    host = property(lambda self: self._url.host)
    headers = property(lambda self: self._headers)
    history = property(lambda self: self._history)
    request_info = property(lambda self: self._request_info)

    @property
    def raw_headers(self):
        return tuple((name.encode("utf-8"), value.encode("utf-8")) for name, value in self._fields)

    @property
    def ok(self):
        """Whether the status is below 400."""
        return 400 > self.status

    @property
    def closed(self):
        return self._released or self._answer.released

    @property
    def content_type(self):
        return _parameters(self._headers.get("Content-Type", "application/octet-stream"))[0] or "application/octet-stream"

    @property
    def charset(self):
        return _parameters(self._headers.get("Content-Type", "application/octet-stream"))[1].get("charset")

    @property
    def content_length(self):
        length = self._headers.get("Content-Length")
        return None if length is None else int(length)

    @property
    def links(self):
        raise NotImplementedError("not in Batuta yet: ClientResponse.links")

    @property
    def content_disposition(self):
        raise NotImplementedError("not in Batuta yet: ClientResponse.content_disposition")

    @property
    def connection(self):
        return None if self.closed else self._answer

    def get_encoding(self):
        charset = self.charset
        if charset:
            try:
                "".encode(charset)
                return charset
            except LookupError:
                pass
        return "utf-8"

    def _failed(self, failure):
        """The exception for what went wrong with the body."""
        kind, stage, text, cause, host, history = failure
        if kind == _http.TIMEOUT:
            return late() if stage == _http.TOTAL else ServerTimeoutError("Timeout on reading data from socket")
        if kind == _http.CLOSED:
            return ClientConnectionError("Connection closed")
        if kind == _http.DISCONNECTED:
            if isinstance(cause, OSError) and cause.errno is not None:
                return ClientOSError(cause.errno, cause.strerror)
            return ClientPayloadError("Response payload is not completed")
        if kind == _http.BUSY:
            return RuntimeError("readany() called while another coroutine is already waiting for incoming data")
        return ClientPayloadError(text)

    async def read(self):
        if self._body is None:
            try:
                self._body = await self.content.read()
            except BaseException:
                self.close()
                raise
        elif self._released:
            raise ClientConnectionError("Connection closed")
        return self._body

    async def text(self, encoding=None, errors="strict"):
        if self._body is None:
            await self.read()
        return self._body.decode(encoding or self.get_encoding(), errors=errors)

    async def json(self, *, encoding=None, loads=_json.loads, content_type="application/json"):
        if self._body is None:
            await self.read()
        if content_type:
            told = self.headers.get("Content-Type", "").lower()
            subtype = told.partition(";")[0].strip()
            wanted = content_type.lower()
            json_like = subtype.startswith("application/") and subtype.endswith("+json")
            if not (json_like if wanted == "application/json" and json_like else wanted in told):
                raise ContentTypeError(self.request_info, self.history, headers=self.headers,
                                       message=f"Attempt to decode JSON with unexpected mimetype: {told}")
        stripped = self._body.strip()
        if not stripped:
            return None
        return loads(stripped.decode(encoding or self.get_encoding()))

    def raise_for_status(self):
        if not self.ok:
            self.release()
            raise ClientResponseError(self.request_info, self.history, status=self.status, message=self.reason, headers=self.headers)

    def _end(self):
        self._answer.close()
        self._released = True
        if self.content._broken is None:
            self.content._broken = ClientConnectionError("Connection closed")

    def close(self):
        if not self._released:
            self._end()

    def release(self):
        if not self._released:
            self._end()
        return _noop

    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc_val, exc_tb):
        self.release()

    async def wait_for_close(self):
        self.release()


class _Noop:
    """What may be awaited though there is nothing to wait for."""

    def __await__(self):
        return iter(())


_noop = _Noop()
