"""URLs, taken apart and put together."""

import _http
from collections.abc import Mapping, Sequence
from functools import total_ordering
from math import isinf, isnan
from multidict import MultiDict, MultiDictProxy

__all__ = ("URL",)
__version__ = "1.8.2"

_ports = {"http": 80, "https": 443, "ws": 80, "wss": 443}
_in_path = "!$&'()*+,;=:@/"
_in_query = "!$'()*,;:@/?=+&"
_in_part = "!$'()*,/?:@"
_hexdigits = frozenset("0123456789abcdefABCDEF")


def _requote(text, safe):
    """Quote what has to be, and leave what is quoted already as it is."""
    parts = text.split("%")
    done = [_http.quote(parts[0], safe)]
    for part in parts[1:]:
        if len(part) >= 2 and part[0] in _hexdigits and part[1] in _hexdigits:
            byte = chr(int(part[:2], 16))
            if byte.isascii() and (byte.isalnum() or byte in "_.-~"):
                done.append(byte + _http.quote(part[2:], safe))
            else:
                done.append("%" + part[:2].upper() + _http.quote(part[2:], safe))
        else:
            done.append("%25" + _http.quote(part, safe))
    return "".join(done)


def _requote_query(text):
    return _requote(text.replace(" ", "+"), _in_query)


def _quote_part(text):
    return _http.quote(text, _in_part + " ").replace(" ", "+")


def _without_dots(path):
    """Take "." and ".." out of a path."""
    if "." not in path:
        return path
    kept, parts = [], path.split("/")
    for part in parts:
        if part == "..":
            if len(kept) > 1 or kept and kept[0]:
                kept.pop()
        elif part != ".":
            kept.append(part)
    if parts[-1] in (".", ".."):
        kept.append("")
    return "/".join(kept)


def _query_text(value):
    if type(value) is str or isinstance(value, str):
        return value
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise TypeError("Invalid variable type: value should be str, int or float, got {!r} of type {}".format(value, type(value)))
    if isinstance(value, float):
        if isinf(value):
            raise ValueError("float('inf') is not supported")
        if isnan(value):
            raise ValueError("float('nan') is not supported")
    return str(value)


@total_ordering
class URL:
    """A URL. It does not change: what changes it answers another."""

    __slots__ = ("_scheme", "_netloc", "_path", "_query", "_fragment", "__weakref__")

    def __new__(cls, val="", *, encoded=False, strict=None):
        if type(val) is cls:
            return val
        if not isinstance(val, str):
            raise TypeError("Constructor parameter should be str")
        rest, _, fragment = val.partition("#")
        rest, _, query = rest.partition("?")
        scheme, colon, behind = rest.partition(":")
        if colon and scheme[:1].isalpha() and all(c.isalnum() or c in "+-." for c in scheme):
            rest = behind
        else:
            scheme = ""
        netloc = ""
        if rest.startswith("//"):
            netloc, slash, path = rest[2:].partition("/")
            path = slash + path
        else:
            path = rest
        if not encoded:
            if netloc:
                netloc = cls._checked_netloc(netloc)
                path = _without_dots(_requote(path, _in_path))
            else:
                path = _requote(path, _in_path)
            query = _requote_query(query)
            fragment = _requote(fragment, "!$&'()*+,;=:@/?")
        return cls._made(scheme.lower(), netloc, path, query, fragment)

    @classmethod
    def _checked_netloc(cls, netloc):
        user, at, host = netloc.rpartition("@")
        end = host.rfind("]")
        name, colon, port = (host[:end + 1], *host[end + 1:].partition(":")[1:]) if end >= 0 else host.partition(":")
        if colon and port and not (port.isascii() and port.isdigit()):
            raise ValueError(f"Port could not be cast to integer value as {port!r}")
        if port and int(port) > 65535:
            raise ValueError("Invalid URL: port can't be converted to integer")
        if not name:
            raise ValueError("Invalid URL: host is required for absolute urls")
        if not name.isascii():
            raise NotImplementedError("not in Batuta yet: URLs whose host is not ASCII")
        if at:
            login, colon_in, password = user.partition(":")
            user = _requote(login, "!$&'()*+,;=") + colon_in + _requote(password, "!$&'()*+,;=")
        return user + at + name.lower() + (colon + port if port else "")

    @classmethod
    def _made(cls, scheme, netloc, path, query, fragment):
        self = object.__new__(cls)
        self._scheme, self._netloc, self._path, self._query, self._fragment = scheme, netloc, path, query, fragment
        return self

    @classmethod
    def build(cls, *, scheme="", authority="", user=None, password=None, host="", port=None, path="",
              query=None, query_string="", fragment="", encoded=False):
        if authority and (user or password or host or port):
            raise ValueError('Can\'t mix "authority" with "user", "password", "host" or "port".')
        if port and not host:
            raise ValueError('Can\'t build URL with "port" but without "host".')
        if query and query_string:
            raise ValueError('Only one of "query" or "query_string" should be passed')
        netloc = authority
        if host:
            login = _http.quote(user or "", "") + (":" + _http.quote(password, "") if password is not None else "")
            netloc = (login + "@" if login else "") + (f"[{host}]" if ":" in host else host) + (f":{port}" if port is not None else "")
        if netloc and path and not path.startswith("/"):
            raise ValueError("Path in a URL with authority should start with a slash ('/') if set")
        quoted = path if encoded else _requote(path, _in_path)
        url = cls._made(scheme, netloc, quoted, _requote_query(query_string), _requote(fragment, "!$&'()*+,;=:@/?"))
        return url.with_query(query) if query else url

    def _with(self, **parts):
        held = {name: getattr(self, name) for name in URL.__slots__ if name != "__weakref__"}
        held.update(parts)
        return URL._made(*(held[name] for name in ("_scheme", "_netloc", "_path", "_query", "_fragment")))

    def __str__(self):
        path = self._path
        if not path and self._netloc and (self._query or self._fragment):
            path = "/"
        text = path
        if self._netloc:
            text = "//" + self._netloc + path
        if self._scheme:
            text = self._scheme + ":" + text
        if self._query:
            text += "?" + self._query
        if self._fragment:
            text += "#" + self._fragment
        return text

    def __repr__(self):
        return f"{self.__class__.__name__}('{str(self)}')"

    def _key(self):
        path = self._path or ("/" if self._netloc else "")
        return self._scheme, self._netloc, path, self._query, self._fragment

    def __eq__(self, other):
        if type(other) is not URL:
            return NotImplemented
        return self._key() == other._key()

    def __hash__(self):
        return hash(self._key())

    def __lt__(self, other):
        return self._key() < other._key() if type(other) is URL else NotImplemented

    def __bool__(self):
        return bool(self._netloc or self._path or self._query or self._fragment)

    def __truediv__(self, name):
        if not isinstance(name, str):
            return NotImplemented
        return self.joinpath(name)

    def __mod__(self, query):
        return self.update_query(query)

    def joinpath(self, *other, encoded=False):
        path = self.raw_path if self._netloc or self._path else ""
        for part in other:
            if part.startswith("/"):
                raise ValueError(f"Appending path {part!r} starting from slash is forbidden")
            path = (path if path.endswith("/") or not path else path + "/") + (part if encoded else _requote(part, _in_path))
        return self._with(_path=_without_dots(path) if self._netloc else path, _query="", _fragment="")

    def is_absolute(self):
        return bool(self._netloc)

    def is_default_port(self):
        return self.port is not None and self.port == _ports.get(self._scheme)

    def origin(self):
        if not self._netloc:
            raise ValueError("URL should be absolute")
        if not self._scheme:
            raise ValueError("URL should have scheme")
        return self._with(_netloc=self._netloc.rpartition("@")[2], _path="", _query="", _fragment="")

    def relative(self):
        if not self._netloc:
            raise ValueError("URL should be absolute")
        return self._with(_scheme="", _netloc="")

    @property
    def scheme(self):
        return self._scheme

    @property
    def raw_authority(self):
        return self._netloc

    @property
    def authority(self):
        return _http.unquote(self._netloc, False)

    @property
    def raw_user(self):
        return self._netloc.rpartition("@")[0].partition(":")[0] or None

    @property
    def user(self):
        return None if self.raw_user is None else _http.unquote(self.raw_user, False)

    @property
    def raw_password(self):
        _, colon, password = self._netloc.rpartition("@")[0].partition(":")
        return password if colon else None

    @property
    def password(self):
        return None if self.raw_password is None else _http.unquote(self.raw_password, False)

    @property
    def raw_host(self):
        host = self._netloc.rpartition("@")[2]
        if host.startswith("["):
            return host[1:].partition("]")[0]
        return host.partition(":")[0] or None

    host = raw_host

    @property
    def explicit_port(self):
        port = self._netloc.rpartition("@")[2].rpartition("]")[2].partition(":")[2]
        return int(port) if port else None

    @property
    def port(self):
        return self.explicit_port if self.explicit_port is not None else _ports.get(self._scheme)

    @property
    def raw_path(self):
        return self._path or ("/" if self._netloc else "")

    @property
    def path(self):
        return _http.unquote(self.raw_path, False)

    @property
    def query(self):
        pairs = []
        for part in self._query.split("&"):
            if part:
                key, _, value = part.partition("=")
                pairs.append((_http.unquote(key, True), _http.unquote(value, True)))
        return MultiDictProxy(MultiDict(pairs))

    @property
    def raw_query_string(self):
        return self._query

    @property
    def query_string(self):
        kept = self._query
        for code in ("%26", "%2B", "%3B", "%3D"):  # they would mean something else if they were not quoted
            kept = kept.replace(code, "%25" + code[1:])
        return _http.unquote(kept, True)

    @property
    def path_qs(self):
        return f"{self.path}?{self.query_string}" if self._query else self.path

    @property
    def raw_path_qs(self):
        return f"{self.raw_path}?{self._query}" if self._query else self.raw_path

    @property
    def raw_fragment(self):
        return self._fragment

    @property
    def fragment(self):
        return _http.unquote(self._fragment, False)

    @property
    def raw_parts(self):
        return ("/", *self.raw_path[1:].split("/")) if self.raw_path.startswith("/") else tuple(self.raw_path.split("/"))

    @property
    def parts(self):
        return tuple(_http.unquote(part, False) for part in self.raw_parts)

    @property
    def parent(self):
        path = self.raw_path
        if not path or path == "/":
            return self._with(_query="", _fragment="") if self._query or self._fragment else self
        return self._with(_path=path.rpartition("/")[0] or "/", _query="", _fragment="")

    @property
    def raw_name(self):
        parts = self.raw_parts
        return parts[-1] if len(parts) > 1 or not self._netloc else ""

    @property
    def name(self):
        return _http.unquote(self.raw_name, False)

    @property
    def raw_suffix(self):
        at = self.raw_name.rfind(".")
        return self.raw_name[at:] if 0 < at < len(self.raw_name) - 1 else ""

    suffix = raw_suffix

    def with_scheme(self, scheme):
        if not self._netloc:
            raise ValueError("scheme replacement is not allowed for relative URLs")
        return self._with(_scheme=scheme.lower())

    def with_host(self, host):
        if not self._netloc:
            raise ValueError("host replacement is not allowed for relative URLs")
        return self._with(_netloc=self._login() + host + (f":{self.explicit_port}" if self.explicit_port is not None else ""))

    def with_port(self, port):
        if not self._netloc:
            raise ValueError("port replacement is not allowed for relative URLs")
        host = f"[{self.raw_host}]" if ":" in self.raw_host else self.raw_host
        return self._with(_netloc=self._login() + host + (f":{port}" if port is not None else ""))

    def _login(self):
        user, at, _ = self._netloc.rpartition("@")
        return user + at

    def with_user(self, user):
        host = self._netloc.rpartition("@")[2]
        return self._with(_netloc=host if user is None else _http.quote(user, "!$&'()*+,;=") + "@" + host)

    def with_path(self, path, *, encoded=False):
        path = path if encoded else _requote(path, _in_path)
        if path and not path.startswith("/"):
            path = "/" + path
        return self._with(_path=path, _query="", _fragment="")

    def with_name(self, name):
        if "/" in name:
            raise ValueError("Slash in name is not allowed")
        return self._with(_path=self.raw_path.rpartition("/")[0] + "/" + _requote(name, _in_path), _query="", _fragment="")

    def with_fragment(self, fragment):
        return self._with(_fragment="" if fragment is None else _requote(fragment, "!$&'()*+,;=:@/?"))

    def _query_of(self, args, kwargs):
        """What with_query and update_query are given, as a query's text."""
        if kwargs:
            if args:
                raise ValueError("Either kwargs or single query parameter must be present")
            query = kwargs
        elif len(args) == 1:
            query = args[0]
        else:
            raise ValueError("Either kwargs or single query parameter must be present")
        if query is None:
            return None
        if isinstance(query, str):
            return _requote_query(query)
        if isinstance(query, (bytes, bytearray, memoryview)):
            raise TypeError("Invalid query type: bytes, bytearray and memoryview are forbidden")
        if isinstance(query, Mapping):
            pairs = []
            for key, value in query.items():
                several = isinstance(value, (list, tuple))
                pairs.extend((key, one) for one in (value if several else [value]))
        elif isinstance(query, Sequence):
            pairs = query
        else:
            raise TypeError("Invalid query type: only str, mapping or sequence of (key, value) pairs is allowed")
        return "&".join(_quote_part(key) + "=" + _quote_part(_query_text(value)) for key, value in pairs)

    def with_query(self, *args, **kwargs):
        return self._with(_query=self._query_of(args, kwargs) or "")

    def update_query(self, *args, **kwargs):
        added = self._query_of(args, kwargs)
        if added is None:
            return self._with(_query="")
        query = MultiDict(self.query)
        query.update(URL._made("", "", "", added, "").query)
        return self.with_query(query)

    def join(self, url):
        if not isinstance(url, URL):
            raise TypeError("url should be URL")
        if url._scheme:
            return url
        if url._netloc:
            return url._with(_scheme=self._scheme)
        if not url._path:
            return self._with(_query=url._query or self._query, _fragment=url._fragment)
        path = url._path
        if not path.startswith("/"):
            path = (self.raw_path.rpartition("/")[0] + "/" if self._path or self._netloc else "") + path
        return self._with(_path=_without_dots(path), _query=url._query, _fragment=url._fragment)

    def human_repr(self):
        text = str(self._with(_path=self.path, _query="", _fragment=""))
        query = "&".join(f"{key}={value}" for key, value in self.query.items())
        return text + ("?" + query if query else "") + ("#" + self.fragment if self._fragment else "")
