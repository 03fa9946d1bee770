"""Cookies, as sessions keep them."""

from collections.abc import Mapping
from yarl import URL


# What a cookie can say of itself, and how it is written.
_attributes = {
    "expires": "expires", "path": "Path", "comment": "Comment", "domain": "Domain", "max-age": "Max-Age", "secure": "Secure",
    "httponly": "HttpOnly", "version": "Version", "samesite": "SameSite",
}


class Cookie:
    """A cookie: its name, its value, and what it says of itself."""

    def __init__(self, key, value, told=()):
        self.key, self.value, self.coded_value = key, value, value
        self._told = dict.fromkeys(_attributes, "") | dict(told)

    def __getitem__(self, name):
        return self._told[name.lower()]

    def __contains__(self, name):
        return name in self._told

    def __str__(self):
        return f"Set-Cookie: {self._line()}"

    def __repr__(self):
        return f"<Morsel: {self._line()}>"

    def _line(self):
        told = [_attributes[name] if value is True else f"{_attributes[name]}={value}"
                for name, value in sorted(self._told.items()) if value]
        return "; ".join([f"{self.key}={self.value}"] + told)


class SimpleCookie(dict):
    """The cookies of one answer, by name."""

    def output(self, sep="\r\n"):
        return sep.join(str(cookie) for cookie in self.values())

    __str__ = output

    def __repr__(self):
        return "<SimpleCookie: " + " ".join(f"{name}={cookie.value!r}" for name, cookie in sorted(self.items())) + ">"


def pairs(cookies):
    """The names and values of cookies, however they are given."""
    if isinstance(cookies, Mapping):
        cookies = cookies.items()
    return [(name, value.value if isinstance(value, Cookie) else value) for name, value in cookies]


def of_fields(fields):
    """The cookies that the fields of a head set."""
    jar = SimpleCookie()
    for name, value in fields:
        if name.lower() == "set-cookie":
            key, equals, rest = value.partition("=")
            if equals:
                value, *rest = rest.split(";")
                told = {}
                for name, equals, text in (one.strip().partition("=") for one in rest):
                    if name.lower() in _attributes:
                        told[name.lower()] = text.strip('"') if equals else True
                jar[key.strip()] = Cookie(key.strip(), value.strip().strip('"'), told)
    return jar


class CookieJar:
    """The cookies of a session. It takes none from hosts that are addresses, unless it is unsafe."""

    def __init__(self, *, unsafe=False, quote_cookie=True, treat_as_secure_origin=None, loop=None):
        if treat_as_secure_origin is not None:
            raise NotImplementedError("not in Batuta yet: CookieJar's argument treat_as_secure_origin")
        self._any_host = bool(unsafe)
        self._shared = {}
        self._clients = []

    def _join(self, client):
        if client not in self._clients:
            self._clients.append(client)

    def _header(self, client, url, more):
        """The cookies to send beside those that the client adds itself."""
        own = {name for name, _ in client.cookies(url)}
        sent = {name: value for name, value in self._shared.items() if name not in own}
        sent.update(more)
        return sent

    def update_cookies(self, cookies, response_url=URL()):
        for name, value in pairs(cookies):
            if response_url.raw_host is None:
                self._shared[name] = value
                continue
            for client in self._clients:
                client.set_cookie(str(response_url), f"{name}={value}")

    def filter_cookies(self, request_url=URL()):
        found = dict(self._shared)
        for client in self._clients:
            found.update(client.cookies(str(request_url)))
        jar = SimpleCookie()
        for name, value in found.items():
            jar[name] = Cookie(name, value)
        return jar

    def clear(self, predicate=None):
        if predicate is not None:
            raise NotImplementedError("not in Batuta yet: CookieJar.clear with a predicate")
        self._shared.clear()
        for client in self._clients:
            client.forget_cookies()

    def _all(self):
        found = dict(self._shared)
        for client in self._clients:
            found.update(client.kept_cookies())
        return found

    def __iter__(self):
        return iter([Cookie(name, value) for name, value in self._all().items()])

    def __len__(self):
        return len(self._all())

    @property
    def quote_cookie(self):
        return True


class DummyCookieJar(CookieJar):
    """A jar that keeps nothing."""

    def _header(self, client, url, more):
        client.forget_cookies()
        return dict(more)

    def update_cookies(self, cookies, response_url=None):
        """Forget them."""

    def _all(self):
        return {}
