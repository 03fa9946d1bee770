"""Names and passwords, and what a form holds."""

import _http
import base64
import binascii
import io
from collections import namedtuple
from multidict import MultiDict, MultiDictProxy
from uuid import uuid4

_plain = frozenset(map(chr, range(0x20, 0x7F))) | {"\t"}


def _parameter(name, value, quoting):
    """A parameter of Content-Disposition, its value made safe."""
    if not quoting:
        value = value.replace("\\", "\\\\").replace('"', '\\"')
    elif name == "filename":
        value = _http.quote(value, "")
    elif _plain.issuperset(value):
        value = value.replace("\\", "\\\\").replace('"', '\\"')
    else:
        return f"{name}*=utf-8''{_http.quote(value, '')}"
    return f'{name}="{value}"'


def _plus(text):
    return _http.quote(text, " ").replace(" ", "+")


class BasicAuth(namedtuple("BasicAuth", ["login", "password", "encoding"])):
    """A name and a password."""

    def __new__(cls, login, password="", encoding="latin1"):
        if login is None:
            raise ValueError("None is not allowed as login value")
        if password is None:
            raise ValueError("None is not allowed as password value")
        if ":" in login:
            raise ValueError('A ":" is not allowed in login (RFC 1945#section-11.1)')
        return super().__new__(cls, login, password, encoding)

    @classmethod
    def decode(cls, auth_header, encoding="latin1"):
        kind, _, encoded = auth_header.partition(" ")
        if not encoded:
            raise ValueError("Could not parse authorization header.")
        if kind.lower() != "basic":
            raise ValueError("Unknown authorization method %s" % kind)
        try:
            decoded = base64.b64decode(encoded.encode("ascii"), validate=True).decode(encoding)
        except binascii.Error:
            raise ValueError("Invalid base64 encoding.")
        login, colon, password = decoded.partition(":")
        if not colon:
            raise ValueError("Invalid credentials.")
        return cls(login, password, encoding=encoding)

    @classmethod
    def from_url(cls, url, *, encoding="latin1"):
        if url.user is None:
            return None
        return cls(url.user, url.password or "", encoding=encoding)

    def encode(self):
        return "Basic " + base64.b64encode(f"{self.login}:{self.password}".encode(self.encoding)).decode(self.encoding)


class FormData:
    """The fields of a form, files among them."""

    def __init__(self, fields=(), quote_fields=True, charset=None):
        self._fields, self._multipart, self._charset, self._quoting = [], False, charset, quote_fields
        if isinstance(fields, dict):
            fields = list(fields.items())
        elif not isinstance(fields, (list, tuple)):
            fields = (fields,)
        self.add_fields(*fields)

    @property
    def is_multipart(self):
        return self._multipart

    def add_field(self, name, value, *, content_type=None, filename=None, content_transfer_encoding=None):
        if isinstance(value, (io.IOBase, bytes, bytearray, memoryview)):
            self._multipart = True
        if filename is None and content_transfer_encoding is None and isinstance(value, (bytes, bytearray, memoryview)):
            filename = name
        if filename is None and isinstance(value, io.IOBase):
            filename = getattr(value, "name", name)
            filename = str(filename).rpartition("/")[2]
        if filename is not None and not isinstance(filename, str):
            raise TypeError("filename must be an instance of str. Got: %s" % filename)
        if content_type is not None and not isinstance(content_type, str):
            raise TypeError("content_type must be an instance of str. Got: %s" % content_type)
        if content_transfer_encoding is not None:
            if not isinstance(content_transfer_encoding, str):
                raise TypeError("content_transfer_encoding must be an instance of str. Got: %s" % content_transfer_encoding)
            raise NotImplementedError("not in Batuta yet: FormData's content_transfer_encoding")
        self._multipart = self._multipart or filename is not None or content_type is not None
        self._fields.append((name, value, content_type, filename))

    def add_fields(self, *fields):
        for field in fields:
            if isinstance(field, io.IOBase):
                self.add_field(getattr(field, "name", "unknown"), field)
            elif isinstance(field, (MultiDict, MultiDictProxy)):
                self.add_fields(*field.items())
            elif isinstance(field, (list, tuple)) and len(field) == 2:
                self.add_field(*field)
            else:
                raise TypeError("Only io.IOBase, multidict and (name, file) pairs allowed, use .add_field() for passing "
                                f"more complex parameters, got {field!r}")

    def __call__(self):
        """The body's type and its bytes."""
        if self._multipart:
            return self._in_parts()
        charset = self._charset or "utf-8"
        kind = "application/x-www-form-urlencoded"
        if charset != "utf-8":
            raise NotImplementedError("not in Batuta yet: forms in other encodings than UTF-8")
        pairs = []
        for name, value, _, _ in self._fields:
            several = isinstance(value, (list, tuple))
            pairs.extend((name, one) for one in (value if several else [value]))
        return kind, "&".join(_plus(str(name)) + "=" + _plus(str(value)) for name, value in pairs).encode()

    def _in_parts(self):
        boundary, body = uuid4().hex, []
        for name, value, kind, filename in self._fields:
            if isinstance(value, io.IOBase):
                value = value.read()
            if isinstance(value, str):
                kind = kind or "text/plain; charset=utf-8"
                value = value.encode()
            elif not isinstance(value, (bytes, bytearray, memoryview)):
                raise TypeError(f"Can not serialize value type: {type(value)}\n headers: {{}}\n value: {value!r}")
            head = f'Content-Type: {kind or "application/octet-stream"}\r\n'
            head += f'Content-Disposition: form-data; {_parameter("name", name, self._quoting)}'
            if filename is not None:
                head += f'; {_parameter("filename", filename, self._quoting)}'
            body.append(f"--{boundary}\r\n{head}\r\n\r\n".encode() + bytes(value) + b"\r\n")
        body.append(f"--{boundary}--\r\n".encode())
        return "multipart/form-data; boundary=" + boundary, b"".join(body)
