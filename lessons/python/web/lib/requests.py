"""Requests that block the thread. On an event loop nothing else runs meanwhile: aiohttp and httpx wait without that."""

import httpx as _httpx
import json as _json
from _httpx_codes import _name, _phrases
from multidict import CIMultiDict as _CIMultiDict
from requests.exceptions import (
    ConnectionError, ConnectTimeout, HTTPError, InvalidSchema, InvalidURL, JSONDecodeError, MissingSchema, ReadTimeout,
    RequestException, Timeout, TooManyRedirects, URLRequired, ChunkedEncodingError, ContentDecodingError,
)

__version__ = "2.28.1"
_known = ("proxies", "hooks", "stream", "verify", "cert", "files")


class _Codes:
    """Status codes by their names."""

    def __init__(self):
        for code, phrase in _phrases.items():
            setattr(self, _name(phrase).lower(), code)
            setattr(self, _name(phrase), code)

    def __getitem__(self, name):
        return getattr(self, name)


codes = _Codes()


class _Headers(_CIMultiDict):
    """The fields of a head."""

    def __repr__(self):
        return str(dict(self.items()))

    __str__ = __repr__


class PreparedRequest:
    """A request, as it was sent."""

    def __init__(self, sent, body):
        self.method, self.url, self.body = sent.method, str(sent.url), body
        self.headers = _Headers([(name.decode(), value.decode("latin-1")) for name, value in sent.headers.raw
                                 if name.lower() != b"host"])

    def __repr__(self):
        return f"<PreparedRequest [{self.method}]>"


class Response:
    """An answer, all of which is here."""

    def __init__(self):
        self.status_code, self.reason, self.url, self.request = None, None, None, None
        self.headers, self.history, self.cookies, self.elapsed = _Headers(), [], {}, None
        self._content, self.encoding = b"", None

    def _of(self, answer, request):
        self.status_code, self.reason, self.url = answer.status_code, answer.reason_phrase, str(answer.url)
        self.headers = _Headers([(name.decode(), value.decode("latin-1")) for name, value in answer.headers.raw])
        self._content, self.elapsed, self.request = answer.content, answer.elapsed, request
        self.cookies = dict(answer.cookies)
        kind = self.headers.get("Content-Type", "")
        self.encoding = answer.charset_encoding or (
            "ISO-8859-1" if kind.startswith("text/") else "utf-8" if "application/json" in kind else None)
        self.history = [Response()._of(old, request) for old in answer.history]
        return self

    def __repr__(self):
        return f"<Response [{self.status_code}]>"

    def __bool__(self):
        return self.ok

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    content = property(lambda self: self._content)
    ok = property(lambda self: self.status_code < 400)
    is_redirect = property(lambda self: "location" in self.headers and self.status_code in (301, 302, 303, 307, 308))

    @property
    def apparent_encoding(self):
        return "ascii" if self._content.isascii() else "utf-8"

    @property
    def text(self):
        return self._content.decode(self.encoding or self.apparent_encoding, errors="replace")

    def json(self, **kwargs):
        try:
            return _json.loads(self._content.decode(self.encoding or "utf-8"), **kwargs)
        except _json.JSONDecodeError as e:
            raise JSONDecodeError(e.msg, e.doc, e.pos)

    def iter_content(self, chunk_size=1, decode_unicode=False):
        body = self.text if decode_unicode else self._content
        for i in range(0, len(body), chunk_size or len(body) or 1):
            yield body[i:i + (chunk_size or len(body))]

    def iter_lines(self, chunk_size=512, decode_unicode=False):
        yield from (self.text if decode_unicode else self._content).splitlines()

    def raise_for_status(self):
        if 400 <= self.status_code < 600:
            kind = "Client" if self.status_code < 500 else "Server"
            raise HTTPError(f"{self.status_code} {kind} Error: {self.reason} for url: {self.url}", response=self)

    def close(self):
        """There is nothing left to close."""


class Session:
    """Requests that share cookies and a head."""

    def __init__(self):
        self.headers = _Headers({"User-Agent": "python-requests/2.28.1", "Accept-Encoding": "gzip, deflate", "Accept": "*/*",
                                 "Connection": "keep-alive"})
        self.auth, self.params, self.max_redirects, self.verify = None, {}, 30, True
        self._client = _httpx.Client(max_redirects=30)

    cookies = property(lambda self: self._client.cookies)

    def request(self, method, url, params=None, data=None, headers=None, cookies=None, auth=None, timeout=None,
                allow_redirects=True, json=None, **others):
        for name, value in others.items():
            if name not in _known:
                raise TypeError(f"Session.request() got an unexpected keyword argument '{name}'")
            if value not in (None, False) and not (name == "verify" and value is True):
                raise NotImplementedError(f"not in Batuta yet: requests' argument {name}")
        url = str(url)
        scheme, colon, rest = url.partition(":")
        if not colon or not rest.startswith("//"):
            raise MissingSchema(f"Invalid URL {url!r}: No scheme supplied. Perhaps you meant http://{url}?")
        if scheme.lower() not in ("http", "https"):
            raise InvalidSchema(f"No connection adapters were found for {url!r}")
        if not rest.strip("/"):
            raise InvalidURL(f"Invalid URL {url!r}: No host supplied")
        fields = _Headers(self.headers)
        fields.update(headers or {})
        params = {key: value for key, value in {**self.params, **dict(params or {})}.items() if value is not None}
        limit = timeout if isinstance(timeout, tuple) else (timeout, timeout)
        client = self._client
        client._headers = _httpx.Headers(list(fields.items()))
        content = data if isinstance(data, (str, bytes)) else None
        sent = client.build_request(
            method, url, params=params or None, content=content, data=None if content is not None else data, json=json,
            cookies=cookies, timeout=_httpx.Timeout((limit[0], limit[1], None, None)))
        body = sent.content or None
        if body is not None and json is None and isinstance(data, dict):
            body = body.decode()
        where = f"HTTPConnectionPool(host={sent.url.host!r}, port={sent.url.port or 80})"
        try:
            answer = client.send(sent, auth=auth or self.auth, follow_redirects=allow_redirects)
        except _httpx.ConnectTimeout as e:
            raise ConnectTimeout(f"{where}: Max retries exceeded with url: {sent.url.raw_path.decode()} (Caused by "
                                 f"ConnectTimeoutError('Connection to {sent.url.host} timed out. (connect timeout={limit[0]})'))")
        except _httpx.TimeoutException as e:
            raise ReadTimeout(f"{where}: Read timed out. (read timeout={limit[1]})")
        except _httpx.ConnectError as e:
            raise ConnectionError(f"{where}: Max retries exceeded with url: {sent.url.raw_path.decode()} (Caused by "
                                  f"NewConnectionError('Failed to establish a new connection: {e}'))")
        except _httpx.TooManyRedirects:
            raise TooManyRedirects(f"Exceeded {self.max_redirects} redirects.")
        except _httpx.DecodingError as e:
            raise ContentDecodingError(str(e))
        except _httpx.TransportError as e:
            raise ConnectionError(str(e))
        return Response()._of(answer, PreparedRequest(sent, body))

    def get(self, url, **kwargs):
        return self.request("GET", url, **kwargs)

    def options(self, url, **kwargs):
        return self.request("OPTIONS", url, **kwargs)

    def head(self, url, **kwargs):
        kwargs.setdefault("allow_redirects", False)
        return self.request("HEAD", url, **kwargs)

    def post(self, url, data=None, json=None, **kwargs):
        return self.request("POST", url, data=data, json=json, **kwargs)

    def put(self, url, data=None, **kwargs):
        return self.request("PUT", url, data=data, **kwargs)

    def patch(self, url, data=None, **kwargs):
        return self.request("PATCH", url, data=data, **kwargs)

    def delete(self, url, **kwargs):
        return self.request("DELETE", url, **kwargs)

    def close(self):
        self._client.close()

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


def session():
    return Session()


def request(method, url, **kwargs):
    with Session() as session:
        return session.request(method, url, **kwargs)


def get(url, params=None, **kwargs):
    return request("GET", url, params=params, **kwargs)


def options(url, **kwargs):
    return request("OPTIONS", url, **kwargs)


def head(url, **kwargs):
    kwargs.setdefault("allow_redirects", False)
    return request("HEAD", url, **kwargs)


def post(url, data=None, json=None, **kwargs):
    return request("POST", url, data=data, json=json, **kwargs)


def put(url, data=None, **kwargs):
    return request("PUT", url, data=data, **kwargs)


def patch(url, data=None, **kwargs):
    return request("PATCH", url, data=data, **kwargs)


def delete(url, **kwargs):
    return request("DELETE", url, **kwargs)


def __getattr__(name):
    if name in ("Request", "adapters", "auth", "cookies", "utils", "structures", "models", "hooks", "packages"):
        raise NotImplementedError("not in Batuta yet: requests." + name)
    raise AttributeError(f"module 'requests' has no attribute '{name}'")
