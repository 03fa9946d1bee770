"""Requests and answers, as httpx has them."""

import datetime
import io
import json as _json
from _http import quote
from _httpx_codes import codes
from _httpx_errors import *
from _httpx_parts import Cookies, Headers
from _httpx_url import URL, QueryParams, _primitive
from uuid import uuid4


def _form(data):
    pairs = []
    for key, value in data.items():
        pairs.extend((key, one) for one in (value if isinstance(value, (list, tuple)) else [value]))
    return "&".join(_plus(key) + "=" + _plus(_primitive(value)) for key, value in pairs).encode()


def _plus(text):
    return quote(text, " ").replace(" ", "+")


def _parts(data, files):
    """A form with files: its type and its bytes."""
    boundary, body = uuid4().hex, []

    def add(head, content):
        body.append(f"--{boundary}\r\nContent-Disposition: form-data; {head}\r\n\r\n".encode() + content + b"\r\n")

    for key, value in (data or {}).items():
        for one in value if isinstance(value, (list, tuple)) else [value]:
            add(f'name="{key}"', one if isinstance(one, bytes) else _primitive(one).encode())
    for key, file in files.items() if hasattr(files, "items") else files:
        name, content, kind, *_ = (*file, None, None) if isinstance(file, tuple) else (None, file, None)
        if name is None and not isinstance(file, tuple):
            name = str(getattr(content, "name", "upload")).rpartition("/")[2]
        if isinstance(content, io.IOBase):
            content = content.read()
        if kind is None and name is not None:
            kind = {"txt": "text/plain", "json": "application/json", "csv": "text/csv", "html": "text/html", "png": "image/png",
                    "jpg": "image/jpeg", "pdf": "application/pdf"}.get(name.rpartition(".")[2].lower(), "application/octet-stream")
        head = f'name="{key}"' if name is None else f'name="{key}"; filename="{name}"'
        add(head if kind is None else f"{head}\r\nContent-Type: {kind}", content.encode() if isinstance(content, str) else content)
    body.append(f"--{boundary}--\r\n".encode())
    return "multipart/form-data; boundary=" + boundary, b"".join(body)


def _body(content, data, files, json):
    """What a request brings: its type and its bytes, or an async generator."""
    if data is not None and not isinstance(data, dict) and not hasattr(data, "items"):
        content, data = data, None
    if content is not None:
        if isinstance(content, str):
            return None, content.encode("utf-8")
        if isinstance(content, (bytes, bytearray)):
            return None, bytes(content)
        if isinstance(content, io.IOBase):
            return None, content.read()
        if hasattr(content, "__aiter__"):
            return None, content
        if hasattr(content, "__iter__") and not isinstance(content, dict):
            return None, b"".join(content)
        raise TypeError(f"Unexpected type for 'content', {type(content)!r}")
    if files:
        return _parts(data, files)
    if data:
        return "application/x-www-form-urlencoded", _form(data)
    if json is not None:
        return "application/json", _json.dumps(json).encode("utf-8")
    return None, None


def _whole(raw):
    """How many bytes of UTF-8 are whole characters."""
    for back in range(1, min(4, len(raw)) + 1):
        lead = raw[-back]
        if lead >= 0xC0:
            size = 2 if lead < 0xE0 else 3 if lead < 0xF0 else 4
            return len(raw) - back if back < size else len(raw)
        if lead < 0x80:
            break
    return len(raw)


class Request:
    """A request, as it is sent."""

    def __init__(self, method, url, *, params=None, headers=None, cookies=None, content=None, data=None, files=None, json=None,
                 stream=None, extensions=None):
        if stream is not None:
            raise NotImplementedError("not in Batuta yet: httpx.Request's argument stream")
        self.method = method.decode("ascii").upper() if isinstance(method, bytes) else method.upper()
        self.url = URL(url)
        if params is not None:
            self.url = self.url.copy_merge_params(params)
        self.headers = Headers(headers)
        self.extensions = {} if extensions is None else extensions
        kind, self._body = _body(content, data, files, json)
        first = Headers()
        if "host" not in self.headers:
            first["Host"] = self.url.netloc
        if isinstance(self._body, bytes) and self._body or self.method in ("POST", "PUT", "PATCH") and self._body in (None, b""):
            if "content-length" not in self.headers:
                self.headers["Content-Length"] = str(len(self._body or b""))
        elif self._body is not None and "content-length" not in self.headers:
            self.headers["Transfer-Encoding"] = "chunked"
        if kind is not None and "content-type" not in self.headers:
            self.headers["Content-Type"] = kind
        self.headers._list = first._list + self.headers._list
        if cookies:
            self._cookies(Cookies(cookies)._for(self.url))

    def _cookies(self, pairs):
        if pairs:
            self.headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in pairs)

    @property
    def content(self):
        if self._body is not None and not isinstance(self._body, bytes):
            raise RequestNotRead()
        return self._body or b""

    def read(self):
        return self.content

    async def aread(self):
        if self._body is not None and not isinstance(self._body, bytes):
            self._body = b"".join([piece async for piece in self._body])
        return self.content

    def __repr__(self):
        return f"<{self.__class__.__name__}({self.method!r}, {str(self.url)!r})>"


class Response:
    """An answer."""

    def __init__(self, status_code, *, headers=None, content=None, text=None, html=None, json=None, stream=None, request=None,
                 extensions=None, history=None, default_encoding="utf-8"):
        if stream is not None:
            raise NotImplementedError("not in Batuta yet: httpx.Response's argument stream")
        self.status_code, self._request, self.next_request = status_code, request, None
        self.headers = Headers(headers)
        self.extensions = {} if extensions is None else extensions
        self.history = [] if history is None else list(history)
        self.default_encoding = default_encoding
        self._answer, self._elapsed, self._coding, self._hidden = None, None, None, None
        self.is_closed, self.is_stream_consumed, self._read = True, True, 0
        if text is not None:
            content, kind = text.encode("utf-8"), "text/plain; charset=utf-8"
        elif html is not None:
            content, kind = html.encode("utf-8"), "text/html; charset=utf-8"
        elif json is not None:
            content, kind = _json.dumps(json).encode("utf-8"), "application/json"
        else:
            content, kind = content.encode("utf-8") if isinstance(content, str) else content, None
        self._content = content or b""
        if content is not None:
            self.headers.setdefault("Content-Length", str(len(content)))
        if kind is not None:
            self.headers.setdefault("Content-Type", kind)

    def _attach(self, answer, client, begun):
        """Have the body be that of an answer, which is yet to be read."""
        self._answer, self._client, self._begun = answer, client, begun
        self.is_closed = self.is_stream_consumed = False
        self._content = None
        return self

    def __repr__(self):
        return f"<Response [{self.status_code} {self.reason_phrase}]>"

    @property
    def request(self):
        if self._request is None:
            raise RuntimeError("The request instance has not been set on this response.")
        return self._request

    @request.setter
    def request(self, value):
        self._request = value

    @property
    def elapsed(self):
        if self._elapsed is None:
            raise RuntimeError("'.elapsed' may only be accessed after the response has been read or closed.")
        return self._elapsed

    @elapsed.setter
    def elapsed(self, value):
        self._elapsed = value

    http_version = property(lambda self: "HTTP/1.1" if self._answer is None else self._answer.protocol)
    url = property(lambda self: self.request.url)
    is_informational = property(lambda self: codes.is_informational(self.status_code))
    is_success = property(lambda self: codes.is_success(self.status_code))
    is_redirect = property(lambda self: codes.is_redirect(self.status_code))
    is_client_error = property(lambda self: codes.is_client_error(self.status_code))
    is_server_error = property(lambda self: codes.is_server_error(self.status_code))
    is_error = property(lambda self: codes.is_error(self.status_code))
    num_bytes_downloaded = property(lambda self: self._read)

    @property
    def reason_phrase(self):
        return codes.get_reason_phrase(self.status_code) if self._answer is None else self._answer.reason

    @property
    def has_redirect_location(self):
        return self.status_code in (301, 302, 303, 307, 308) and "Location" in self.headers

    @property
    def content(self):
        if self._content is None:
            raise ResponseNotRead()
        return self._content

    @property
    def charset_encoding(self):
        for part in self.headers.get("Content-Type", "").split(";")[1:]:
            name, _, value = part.partition("=")
            if name.strip().lower() == "charset":
                return value.strip().strip("'\"")
        return None

    @property
    def encoding(self):
        if self._coding is None:
            coding = self.charset_encoding
            try:
                "".encode(coding or "?")
            except LookupError:
                coding = self.default_encoding if isinstance(self.default_encoding, str) else self.default_encoding(self.content)
            self._coding = coding
        return self._coding

    @encoding.setter
    def encoding(self, value):
        self._coding = value

    @property
    def text(self):
        return self.content.decode(self.encoding or "utf-8", errors="replace")

    def json(self, **kwargs):
        return _json.loads(self.content if self.charset_encoding is None else self.text, **kwargs)

    @property
    def cookies(self):
        jar = Cookies()
        jar._take(self.request.url, self.headers.multi_items())
        return jar

    @property
    def links(self):
        if "link" in self.headers:
            raise NotImplementedError("not in Batuta yet: httpx.Response.links")
        return {}

    def raise_for_status(self):
        request = self._request
        if request is None:
            raise RuntimeError("Cannot call `raise_for_status` as the request instance has not been set on this response.")
        if self.is_success:
            return self
        kinds = {1: "Informational response", 3: "Redirect response", 4: "Client error", 5: "Server error"}
        kind = kinds.get(self.status_code // 100, "Invalid status code")
        text = f"{kind} '{self.status_code} {self.reason_phrase}' for url '{self.url}'\n"
        if self.has_redirect_location:
            text += f"Redirect location: '{self.headers['location']}'\n"
        text += f"For more information check: https://httpstatuses.com/{self.status_code}"
        raise HTTPStatusError(text, request=request, response=self)

    def _ended(self):
        if not self.is_closed:
            self.is_closed = True
            self._elapsed = datetime.timedelta(seconds=self._client._now() - self._begun)
            self._answer.close()

    async def aread(self):
        if self._content is None:
            self._content = b"".join([piece async for piece in self.aiter_bytes()])
        return self._content

    def _hide(self):
        """Have the body, which is here, be read before it is looked at."""
        self._hidden, self._content = self._content, None

    def read(self):
        if self._content is None and self._hidden is not None:
            self._content = self._hidden
        if self._content is None:
            raise RuntimeError("Attempted to call an sync iterator on an async stream.")
        return self._content

    async def aiter_raw(self, chunk_size=None):
        if self.is_stream_consumed:
            raise StreamConsumed()
        if self.is_closed:
            raise StreamClosed()
        self.is_stream_consumed = True
        try:
            held = b""
            while True:
                piece, failure = await self._answer.piece(0)
                if failure is not None:
                    raise self._client._failed(failure, self._request, self)
                if piece is None:
                    break
                self._read += len(piece)
                if chunk_size is None:
                    yield piece
                    continue
                held += piece
                while len(held) >= chunk_size:
                    yield held[:chunk_size]
                    held = held[chunk_size:]
            if held:
                yield held
        finally:
            self._ended()

    async def aiter_bytes(self, chunk_size=None):
        if self._content is not None:
            size = chunk_size or len(self._content) or 1
            for i in range(0, len(self._content), size):
                yield self._content[i:i + size]
            return
        async for piece in self.aiter_raw(chunk_size):
            yield piece

    async def aiter_text(self, chunk_size=None):
        raw, held, coding = b"", "", self.encoding or "utf-8"
        async for piece in self.aiter_bytes():
            raw += piece
            end = _whole(raw) if coding.lower() in ("utf-8", "utf8") else len(raw)
            held, raw = held + raw[:end].decode(coding, errors="replace"), raw[end:]
            if chunk_size is None:
                if held:
                    yield held
                held = ""
            while chunk_size is not None and len(held) >= chunk_size:
                yield held[:chunk_size]
                held = held[chunk_size:]
        held += raw.decode(coding, errors="replace")
        if held:
            yield held

    async def aiter_lines(self):
        held = ""
        async for text in self.aiter_text():
            held += text
            lines = held.splitlines(keepends=True)
            held = lines.pop() if lines and not lines[-1].endswith("\n") else ""
            for line in lines:
                yield line
        if held:
            yield held

    async def aclose(self):
        self._ended()

    def close(self):
        if self._answer is not None and not self.is_closed:
            raise RuntimeError("Attempted to call an sync close on an async stream.")

    def iter_bytes(self, chunk_size=None):
        content = self.read()
        size = chunk_size or len(content) or 1
        for i in range(0, len(content), size):
            yield content[i:i + size]

    iter_raw = iter_bytes

    def iter_text(self, chunk_size=None):
        self.read()
        size = chunk_size or len(self.text) or 1
        for i in range(0, len(self.text), size):
            yield self.text[i:i + size]

    def iter_lines(self):
        self.read()
        yield from self.text.splitlines(keepends=True)
