"""Heads, cookies and limits, as httpx has them."""

from _httpx_errors import CookieConflict
from collections.abc import MutableMapping

_secret = ("authorization", "proxy-authorization")
unset = object()


def _text(value, encoding="ascii"):
    return value.decode(encoding) if isinstance(value, bytes) else value


class Headers(MutableMapping):
    """The fields of a head, to which the case of names does not matter."""

    def __init__(self, headers=None, encoding=None):
        self._list = []  # of (name as it was written, name, value), in bytes
        self._encoding = encoding
        if headers is None:
            return
        if isinstance(headers, Headers):
            self._list = list(headers._list)
        else:
            pairs = headers.items() if hasattr(headers, "items") else headers
            for name, value in pairs:
                self._list.append(self._field(name, value))

    def _field(self, name, value):
        raw = name if isinstance(name, bytes) else name.encode(self._encoding or "ascii")
        return raw, raw.lower(), value if isinstance(value, bytes) else value.encode(self._encoding or "ascii")

    @property
    def encoding(self):
        if self._encoding is None:
            for encoding in ("ascii", "utf-8"):
                try:
                    for name, _, value in self._list:
                        name.decode(encoding), value.decode(encoding)
                except UnicodeDecodeError:
                    continue
                self._encoding = encoding
                break
            else:
                self._encoding = "iso-8859-1"
        return self._encoding

    @encoding.setter
    def encoding(self, value):
        self._encoding = value

    @property
    def raw(self):
        return [(name, value) for name, _, value in self._list]

    def multi_items(self):
        return [(key.decode(self.encoding), value.decode(self.encoding)) for _, key, value in self._list]

    def _joined(self):
        joined = {}
        for key, value in self.multi_items():
            joined[key] = f"{joined[key]}, {value}" if key in joined else value
        return joined

    def keys(self):
        return {key: None for key, _ in self.multi_items()}.keys()

    def values(self):
        return self._joined().values()

    def items(self):
        return self._joined().items()

    def get(self, key, default=None):
        return self._joined().get(key.lower(), default)

    def get_list(self, key, split_commas=False):
        values = [value for name, value in self.multi_items() if name == key.lower()]
        return [part.strip() for value in values for part in value.split(",")] if split_commas else values

    def update(self, headers=None):
        for key, _ in Headers(headers).multi_items():
            self._list = [field for field in self._list if field[1] != key.encode()]
        self._list += Headers(headers)._list

    def copy(self):
        return Headers(self, encoding=self.encoding)

    def __getitem__(self, key):
        joined = self._joined()
        if key.lower() not in joined:
            raise KeyError(key)
        return joined[key.lower()]

    def __setitem__(self, key, value):
        field = self._field(key, value)
        places = [i for i, old in enumerate(self._list) if old[1] == field[1]]
        for i in reversed(places[1:]):
            del self._list[i]
        if places:
            self._list[places[0]] = field
        else:
            self._list.append(field)

    def __delitem__(self, key):
        kept = [field for field in self._list if field[1] != key.lower().encode()]
        if len(kept) == len(self._list):
            raise KeyError(key)
        self._list = kept

    def __contains__(self, key):
        return isinstance(key, str) and any(name == key.lower() for name, _ in self.multi_items())

    def __iter__(self):
        return iter(self.keys())

    def __len__(self):
        return len(self._list)

    def __eq__(self, other):
        try:
            other = Headers(other)
        except (TypeError, ValueError, AttributeError):
            return False
        return sorted(field[1:] for field in self._list) == sorted(field[1:] for field in other._list)

    def __repr__(self):
        told = "" if self.encoding == "ascii" else f", encoding={self.encoding!r}"
        pairs = [(key, "[secure]" if key in _secret else value) for key, value in self.multi_items()]
        shown = dict(pairs) if len(dict(pairs)) == len(pairs) else pairs
        return f"{self.__class__.__name__}({shown!r}{told})"


class Cookies(MutableMapping):
    """Cookies, and for which hosts and paths they are."""

    def __init__(self, cookies=None):
        self._kept = {}  # by domain, path and name
        self._forget = None
        if isinstance(cookies, Cookies):
            self._kept.update(cookies._kept)
        elif cookies is not None:
            for name, value in cookies.items() if hasattr(cookies, "items") else cookies:
                self.set(name, value)

    def set(self, name, value, domain="", path="/"):
        self._kept[domain, path, name] = value

    def _take(self, url, fields):
        """Keep the cookies that an answer sets."""
        for name, value in fields:
            if name.lower() != "set-cookie":
                continue
            first, *rest = value.split(";")
            key, _, text = first.partition("=")
            told = {k.strip().lower(): v.strip() for k, _, v in (part.partition("=") for part in rest)}
            domain = told.get("domain", "").lstrip(".") or url.host
            path = told.get("path") or "/"
            if told.get("max-age", "1").lstrip("-") == "0" or told.get("max-age", "").startswith("-"):
                self._kept.pop((domain, path, key.strip()), None)
            else:
                self.set(key.strip(), text.strip(), domain, path)

    def _for(self, url):
        """The names and values of those that a request for a URL brings."""
        host, path = url.host, url.path
        return [(name, value) for (domain, at, name), value in self._kept.items()
                if (not domain or host == domain or host.endswith("." + domain)) and path.startswith(at)]

    def get(self, name, default=None, domain=None, path=None):
        found = [value for (d, p, n), value in self._kept.items()
                 if n == name and (domain is None or d == domain) and (path is None or p == path)]
        if len(found) > 1:
            raise CookieConflict(f"Multiple cookies exist with name={name}")
        return found[0] if found and found[0] is not None else default

    def delete(self, name, domain=None, path=None):
        for key in list(self._kept):
            if key[2] == name and domain in (None, key[0]) and path in (None, key[1]):
                del self._kept[key]
        if self._forget is not None:
            self._forget()

    def clear(self, domain=None, path=None):
        for key in list(self._kept):
            if domain in (None, key[0]) and path in (None, key[1]):
                del self._kept[key]
        if self._forget is not None:
            self._forget()

    def update(self, cookies=None):
        self._kept.update(Cookies(cookies)._kept)

    def __setitem__(self, name, value):
        self.set(name, value)

    def __getitem__(self, name):
        value = self.get(name)
        if value is None:
            raise KeyError(name)
        return value

    def __delitem__(self, name):
        self.delete(name)

    def __len__(self):
        return len(self._kept)

    def __iter__(self):
        return iter([name for _, _, name in self._kept])

    def __bool__(self):
        return bool(self._kept)

    def __repr__(self):
        shown = ", ".join(f"<Cookie {name}={value} for {domain} />" for (domain, _, name), value in self._kept.items())
        return f"<Cookies[{shown}]>"


class Timeout:
    """Time limits of a request, in seconds."""

    def __init__(self, timeout=unset, *, connect=unset, read=unset, write=unset, pool=unset):
        if isinstance(timeout, Timeout):
            self.connect, self.read, self.write, self.pool = timeout.connect, timeout.read, timeout.write, timeout.pool
            return
        if isinstance(timeout, tuple):
            self.connect, self.read = timeout[0], timeout[1]
            self.write = timeout[2] if len(timeout) > 2 else None
            self.pool = timeout[3] if len(timeout) > 3 else None
            return
        given = (connect, read, write, pool)
        if timeout is unset and any(value is unset for value in given):
            raise ValueError("httpx.Timeout must either include a default, or set all four parameters explicitly.")
        self.connect, self.read, self.write, self.pool = (timeout if value is unset else value for value in given)

    def as_dict(self):
        return {"connect": self.connect, "read": self.read, "write": self.write, "pool": self.pool}

    def __eq__(self, other):
        return isinstance(other, Timeout) and self.as_dict() == other.as_dict()

    def __repr__(self):
        if len({self.connect, self.read, self.write, self.pool}) == 1:
            return f"Timeout(timeout={self.connect})"
        return f"Timeout(connect={self.connect}, read={self.read}, write={self.write}, pool={self.pool})"


class Limits:
    """How many connections there may be, and for how long."""

    def __init__(self, *, max_connections=None, max_keepalive_connections=None, keepalive_expiry=5.0):
        self.max_connections = max_connections
        self.max_keepalive_connections = max_keepalive_connections
        self.keepalive_expiry = keepalive_expiry

    def __eq__(self, other):
        return isinstance(other, Limits) and vars(self) == vars(other)

    def __repr__(self):
        return (f"Limits(max_connections={self.max_connections}, max_keepalive_connections={self.max_keepalive_connections}, "
                f"keepalive_expiry={self.keepalive_expiry})")
