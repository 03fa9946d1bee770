"""URLs and queries, as httpx has them."""

import _http
from _httpx_errors import InvalidURL
from collections.abc import Mapping
from yarl import _in_path, _requote, _requote_query, _without_dots

_ports = {"http": 80, "https": 443, "ftp": 21, "ws": 80, "wss": 443}


def _primitive(value):
    if value is True:
        return "true"
    if value is False:
        return "false"
    return "" if value is None else str(value)


def _plus(text):
    return _http.quote(text, " ").replace(" ", "+")


class QueryParams(Mapping):
    """The parameters of a query. They do not change: what changes them answers others."""

    def __init__(self, *args, **kwargs):
        assert len(args) < 2, "Too many arguments."
        assert not (args and kwargs), "Cannot mix named and unnamed arguments."
        value = args[0] if args else kwargs
        self._dict = {}
        if value is None:
            return
        if isinstance(value, bytes):
            value = value.decode("ascii")
        if isinstance(value, str):
            for part in value.split("&"):
                if part:
                    key, _, text = part.partition("=")
                    self._dict.setdefault(_http.unquote(key, True), []).append(_http.unquote(text, True))
        elif isinstance(value, QueryParams):
            self._dict = {key: list(values) for key, values in value._dict.items()}
        elif isinstance(value, (list, tuple)):
            for key, one in value:
                self._dict.setdefault(str(key), []).append(_primitive(one))
        else:
            for key, one in value.items():
                several = one if isinstance(one, (list, tuple)) else [one]
                self._dict[str(key)] = [_primitive(v) for v in several]

    def keys(self):
        return self._dict.keys()

    def values(self):
        return {key: values[0] for key, values in self._dict.items()}.values()

    def items(self):
        return {key: values[0] for key, values in self._dict.items()}.items()

    def multi_items(self):
        return [(key, value) for key, values in self._dict.items() for value in values]

    def get(self, key, default=None):
        return self._dict[str(key)][0] if str(key) in self._dict else default

    def get_list(self, key):
        return list(self._dict.get(str(key), []))

    def _changed(self, **changes):
        made = QueryParams(self)
        made._dict.update(changes)
        return made

    def set(self, key, value=None):
        return self._changed(**{str(key): [_primitive(value)]})

    def add(self, key, value=None):
        return self._changed(**{str(key): self.get_list(key) + [_primitive(value)]})

    def remove(self, key):
        made = QueryParams(self)
        made._dict.pop(str(key), None)
        return made

    def merge(self, params=None):
        return self._changed(**QueryParams(params)._dict)

    def update(self, params=None):
        raise RuntimeError("QueryParams are immutable since 0.18.0. Use `q = q.merge(...)` to create an updated copy.")

    def __setitem__(self, key, value):
        raise RuntimeError("QueryParams are immutable since 0.18.0. Use `q = q.set(key, value)` to create an updated copy.")

    def __getitem__(self, key):
        return self._dict[key][0]

    def __contains__(self, key):
        return key in self._dict

    def __iter__(self):
        return iter(self._dict)

    def __len__(self):
        return len(self._dict)

    def __bool__(self):
        return bool(self._dict)

    def __hash__(self):
        return hash(str(self))

    def __eq__(self, other):
        return isinstance(other, QueryParams) and sorted(self.multi_items()) == sorted(other.multi_items())

    def __str__(self):
        return "&".join(_plus(key) + "=" + _plus(value) for key, value in self.multi_items())

    def __repr__(self):
        return f"{self.__class__.__name__}({str(self)!r})"


class URL:
    """A URL. It does not change: what changes it answers another."""

    def __init__(self, url="", **kwargs):
        if isinstance(url, URL):
            self._scheme, self._netloc, self._path = url._scheme, url._netloc, url._path
            self._query, self._fragment = url._query, url._fragment
        elif isinstance(url, str):
            self._parse(url)
        else:
            raise TypeError(f"Invalid type for url.  Expected str or httpx.URL, got {type(url)}: {url!r}")
        self._change(kwargs)

    def _parse(self, text):
        rest, hash_sign, fragment = text.partition("#")
        rest, mark, query = rest.partition("?")
        scheme, colon, behind = rest.partition(":")
        self._scheme = ""
        if colon and scheme[:1].isalpha() and all(c.isalnum() or c in "+-." for c in scheme):
            self._scheme, rest = scheme.lower(), behind
        self._netloc, path = "", rest
        if rest.startswith("//"):
            netloc, slash, path = rest[2:].partition("/")
            path = slash + path
            self._netloc = self._normal(netloc)
        self._path = _requote(path, _in_path)
        if self._netloc:
            self._path = _without_dots(self._path)
        self._query = _requote(query, "!$'()*,;:@/?=+&") if mark else None
        self._fragment = _requote(fragment, "!$&'()*+,;=:@/?") if hash_sign else ""

    def _normal(self, netloc):
        user, at, host = netloc.rpartition("@")
        end = host.rfind("]")
        name, _, port = (host[:end + 1], "", host[end + 2:]) if end >= 0 else host.partition(":")
        if port and not (port.isascii() and port.isdigit()):
            raise InvalidURL(f"Invalid port: {port!r}")
        if not name.isascii():
            raise NotImplementedError("not in Batuta yet: URLs whose host is not ASCII")
        if port and int(port) == _ports.get(self._scheme):
            port = ""
        return user + at + name.lower() + (":" + port if port else "")

    def _change(self, parts):
        for name, value in parts.items():
            if name == "params":
                self._query = str(QueryParams(value)) or None
            elif name == "query":
                self._query = None if value is None else value.decode("ascii")
            elif name == "path":
                self._path = _requote(value, _in_path)
            elif name == "raw_path":
                path, mark, query = value.decode("ascii").partition("?")
                self._path, self._query = path, query if mark else None
            elif name == "scheme":
                self._scheme = value
            elif name == "fragment":
                self._fragment = _requote(value, "!$&'()*+,;=:@/?")
            elif name == "netloc":
                self._netloc = self._normal(value.decode("ascii"))
            elif name in ("host", "port", "username", "password"):
                now = {"host": self.host, "port": self.port, "username": self.username, "password": self.password}
                now.update(parts)
                login = _http.quote(now["username"] or "", "!$&'()*+,;=")
                if now["password"]:
                    login += ":" + _http.quote(now["password"], "!$&'()*+,;=")
                host = f"[{now['host']}]" if ":" in now["host"] else now["host"]
                self._netloc = self._normal((login + "@" if login else "") + host + (f":{now['port']}" if now["port"] else ""))
            else:
                raise TypeError(f"'{name}' is an invalid keyword argument for URL()")

    scheme = property(lambda self: self._scheme)
    raw_scheme = property(lambda self: self._scheme.encode("ascii"))
    userinfo = property(lambda self: self._netloc.rpartition("@")[0].encode("ascii"))
    username = property(lambda self: _http.unquote(self._netloc.rpartition("@")[0].partition(":")[0], False))
    password = property(lambda self: _http.unquote(self._netloc.rpartition("@")[0].partition(":")[2], False))
    netloc = property(lambda self: self._netloc.rpartition("@")[2].encode("ascii"))
    path = property(lambda self: _http.unquote(self._path or "/", False))
    query = property(lambda self: (self._query or "").encode("ascii"))
    params = property(lambda self: QueryParams(self._query))
    fragment = property(lambda self: _http.unquote(self._fragment, False))
    is_absolute_url = property(lambda self: bool(self._scheme and self._netloc))
    is_relative_url = property(lambda self: not self.is_absolute_url)

    @property
    def host(self):
        host = self._netloc.rpartition("@")[2]
        return host[1:].partition("]")[0] if host.startswith("[") else host.partition(":")[0]

    @property
    def raw_host(self):
        return self.host.encode("ascii")

    @property
    def port(self):
        port = self._netloc.rpartition("@")[2].rpartition("]")[2].partition(":")[2]
        return int(port) if port else None

    @property
    def raw_path(self):
        return ((self._path or "/") + ("" if self._query is None else "?" + self._query)).encode("ascii")

    def copy_with(self, **kwargs):
        return URL(self, **kwargs)

    def copy_set_param(self, key, value=None):
        return self.copy_with(params=self.params.set(key, value))

    def copy_add_param(self, key, value=None):
        return self.copy_with(params=self.params.add(key, value))

    def copy_remove_param(self, key):
        return self.copy_with(params=self.params.remove(key))

    def copy_merge_params(self, params):
        return self.copy_with(params=self.params.merge(params))

    def join(self, url):
        other = URL(url)
        if other._scheme:
            return other
        made = URL(self)
        made._fragment = other._fragment
        if other._netloc:
            made._netloc, made._path, made._query = other._netloc, other._path, other._query
        elif not other._path:
            made._query = self._query if other._query is None else other._query
        else:
            path = other._path
            if not path.startswith("/"):
                path = (self._path or "/").rpartition("/")[0] + "/" + path
            made._path, made._query = _without_dots(path), other._query
        return made

    def __hash__(self):
        return hash(str(self))

    def __eq__(self, other):
        return isinstance(other, (URL, str)) and str(self) == str(URL(other))

    def _text(self, netloc):
        text = (self._scheme + ":" if self._scheme else "") + ("//" + netloc if netloc or self._scheme else "") + self._path
        return text + ("" if self._query is None else "?" + self._query) + ("#" + self._fragment if self._fragment else "")

    def __str__(self):
        return self._text(self._netloc)

    def __repr__(self):
        netloc = self._netloc
        if self.password:
            user, _, host = netloc.rpartition("@")
            netloc = user.partition(":")[0] + ":[secure]@" + host
        return f"{self.__class__.__name__}({self._text(netloc)!r})"
