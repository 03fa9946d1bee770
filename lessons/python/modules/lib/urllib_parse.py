"""URLs: taken apart, put together, and quoted."""

import functools
import re
import warnings
from collections import namedtuple
from types import GenericAlias
from _library import ip_version, nfkc

__all__ = [
    "urlparse", "urlunparse", "urljoin", "urldefrag", "urlsplit", "urlunsplit", "urlencode", "parse_qs",
    "parse_qsl", "quote", "quote_plus", "quote_from_bytes", "unquote", "unquote_plus", "unquote_to_bytes",
    "DefragResult", "ParseResult", "SplitResult", "DefragResultBytes", "ParseResultBytes", "SplitResultBytes",
]

uses_relative = (
    " ftp http gopher nntp imap wais file https shttp mms prospero rtsp rtsps rtspu sftp svn svn+ssh ws wss"
).split(" ")
uses_netloc = (
    " ftp http gopher nntp telnet imap wais file mms https shttp snews prospero rtsp rtsps rtspu rsync svn"
    " svn+ssh sftp nfs git git+ssh ws wss itms-services"
).split(" ")
uses_params = " ftp hdl prospero http imap https shttp rtsp rtsps rtspu sip sips mms sftp tel".split(" ")

_control = "".join(map(chr, range(33)))
_unsafe = str.maketrans("", "", "\t\r\n")
_scheme = re.compile("([A-Za-z][A-Za-z0-9+.-]*):")


# Results: named tuples, which exist for str and for bytes.


class _Netloc:
    """What a result's netloc is made of."""

    __slots__ = ()

    @property
    def _parts(self):
        at, colon, left, right = ("@", ":", "[", "]") if isinstance(self.netloc, str) else (b"@", b":", b"[", b"]")
        user, has_user, host = self.netloc.rpartition(at)
        name = password = None
        if has_user:
            name, has_password, password = user.partition(colon)
            if not has_password:
                password = None
        _, bracketed, inner = host.partition(left)
        if bracketed:
            hostname, _, rest = inner.partition(right)
            port = rest.partition(colon)[2]
        else:
            hostname, _, port = host.partition(colon)
        return name, password, hostname, port or None

    @property
    def username(self):
        return self._parts[0]

    @property
    def password(self):
        return self._parts[1]

    @property
    def hostname(self):
        hostname = self._parts[2]
        if not hostname:
            return None
        name, percent, zone = hostname.partition("%" if isinstance(hostname, str) else b"%")
        return name.lower() + percent + zone

    @property
    def port(self):
        port = self._parts[3]
        if port is None:
            return None
        if not (port.isdigit() and port.isascii()):
            raise ValueError(f"Port could not be cast to integer value as {port!r}")
        port = int(port)
        if port > 65535:
            raise ValueError("Port out of range 0-65535")
        return port

    __class_getitem__ = classmethod(GenericAlias)


class _Text:
    """A result of str."""

    __slots__ = ()

    def encode(self, encoding="ascii", errors="strict"):
        return self._encoded_counterpart(*(x.encode(encoding, errors) for x in self))


class _Binary:
    """A result of bytes."""

    __slots__ = ()

    def decode(self, encoding="ascii", errors="strict"):
        return self._decoded_counterpart(*(x.decode(encoding, errors) for x in self))


class DefragResult(namedtuple("_DefragResultBase", "url fragment"), _Text):
    __slots__ = ()

    def geturl(self):
        return self.url + "#" + self.fragment if self.fragment else self.url


class SplitResult(namedtuple("_SplitResultBase", "scheme netloc path query fragment"), _Netloc, _Text):
    __slots__ = ()

    def geturl(self):
        return urlunsplit(self)


class ParseResult(namedtuple("_ParseResultBase", "scheme netloc path params query fragment"), _Netloc, _Text):
    __slots__ = ()

    def geturl(self):
        return urlunparse(self)


class DefragResultBytes(namedtuple("_DefragResultBase", "url fragment"), _Binary):
    __slots__ = ()

    def geturl(self):
        return self.url + b"#" + self.fragment if self.fragment else self.url


class SplitResultBytes(namedtuple("_SplitResultBase", "scheme netloc path query fragment"), _Netloc, _Binary):
    __slots__ = ()

    def geturl(self):
        return urlunsplit(self)


class ParseResultBytes(namedtuple("_ParseResultBase", "scheme netloc path params query fragment"), _Netloc, _Binary):
    __slots__ = ()

    def geturl(self):
        return urlunparse(self)


for _text, _bytes in (DefragResult, DefragResultBytes), (SplitResult, SplitResultBytes), (ParseResult, ParseResultBytes):
    _text._encoded_counterpart = _bytes
    _bytes._decoded_counterpart = _text


def _as_text(*args):
    """The arguments as str, and what makes the result of what they were."""
    text = isinstance(args[0], str)
    for arg in args[1:]:
        if arg and isinstance(arg, str) != text:
            raise TypeError("Cannot mix str and non-str arguments")
    if text:
        return (*args, lambda result: result)
    return (*(x.decode("ascii", "strict") if x else "" for x in args), lambda result: result.encode("ascii", "strict"))


# Taking apart and putting together. Here a part that is absent is None.


def _split(url, scheme=None, allow_fragments=True):
    url = url.lstrip(_control).translate(_unsafe)
    if scheme is not None:
        scheme = scheme.strip(_control).translate(_unsafe)
    netloc = query = fragment = None
    if found := _scheme.match(url):
        scheme, url = found[1].lower(), url[found.end():]
    if url.startswith("//"):
        end = min((i for i in (url.find(c, 2) for c in "/?#") if i >= 0), default=len(url))
        netloc, url = url[2:end], url[end:]
        _check_brackets(netloc)
    if allow_fragments and "#" in url:
        url, fragment = url.split("#", 1)
    if "?" in url:
        url, query = url.split("?", 1)
    _check_netloc(netloc)
    return scheme, netloc, url, query, fragment


def _check_brackets(netloc):
    if "[" not in netloc and "]" not in netloc:
        return
    host = netloc.rpartition("@")[2]
    before, bracketed, inner = host.partition("[")
    if ("[" in netloc) != ("]" in netloc) or bracketed and before:
        raise ValueError("Invalid IPv6 URL")
    hostname = host.partition(":")[0]
    if bracketed:
        hostname, _, port = inner.partition("]")
        if port and not port.startswith(":"):
            raise ValueError("Invalid IPv6 URL")
    if hostname.startswith("v"):
        if not re.fullmatch(r"v[a-fA-F0-9]+\..+", hostname):
            raise ValueError("IPvFuture address is invalid")
        return
    version = ip_version(hostname)
    if not version:
        raise ValueError(f"{hostname!r} does not appear to be an IPv4 or IPv6 address")
    if version == 4:
        raise ValueError("An IPv4 address cannot be in brackets")


def _check_netloc(netloc):
    """Refuse letters that could be taken for what ends a netloc."""
    if not netloc or netloc.isascii():
        return
    bare = netloc.translate(str.maketrans("", "", "@:#?"))
    alike = nfkc(bare)
    if alike != bare and any(c in alike for c in "/?#@:"):
        raise ValueError(f"netloc '{netloc}' contains invalid characters under NFKC normalization")


def _unsplit(scheme, netloc, url, query, fragment):
    if netloc is not None:
        if url and url[0] != "/":
            url = "/" + url
        url = "//" + netloc + url
    elif url.startswith("//"):
        url = "//" + url
    if scheme:
        url = scheme + ":" + url
    if query is not None:
        url += "?" + query
    if fragment is not None:
        url += "#" + fragment
    return url


def _params(scheme, url):
    """Cut the parameters off the last part of a path."""
    if (scheme or "") in uses_params and ";" in url:
        at = url.find(";", url.rfind("/") + 1)
        if at >= 0:
            return url[:at], url[at + 1:]
    return url, None


@functools.lru_cache(typed=True)
def urlsplit(url, scheme="", allow_fragments=True):
    url, scheme, back = _as_text(url, scheme)
    scheme, netloc, path, query, fragment = _split(url, scheme, allow_fragments)
    return back(SplitResult(scheme or "", netloc or "", path, query or "", fragment or ""))


def urlparse(url, scheme="", allow_fragments=True):
    url, scheme, back = _as_text(url, scheme)
    scheme, netloc, path, query, fragment = _split(url, scheme, allow_fragments)
    path, params = _params(scheme, path)
    return back(ParseResult(scheme or "", netloc or "", path, params or "", query or "", fragment or ""))


def _whole(scheme, netloc, url, query, fragment):
    if not netloc:
        netloc = "" if scheme and scheme in uses_netloc and (not url or url[0] == "/") else None
    return _unsplit(scheme or None, netloc, url, query or None, fragment or None)


def urlunsplit(components):
    scheme, netloc, url, query, fragment, back = _as_text(*components)
    return back(_whole(scheme, netloc, url, query, fragment))


def urlunparse(components):
    scheme, netloc, url, params, query, fragment, back = _as_text(*components)
    return back(_whole(scheme, netloc, f"{url};{params}" if params else url, query, fragment))


def urljoin(base, url, allow_fragments=True):
    """What a URL means within another."""
    if not base:
        return url
    if not url:
        return base
    base, url, back = _as_text(base, url)
    old_scheme, old_netloc, old_path, old_query, old_fragment = _split(base, None, allow_fragments)
    scheme, netloc, path, query, fragment = _split(url, None, allow_fragments)
    if scheme is None:
        scheme = old_scheme
    if scheme != old_scheme or scheme and scheme not in uses_relative:
        return back(url)
    if not scheme or scheme in uses_netloc:
        if netloc:
            return back(_unsplit(scheme, netloc, path, query, fragment))
        netloc = old_netloc
    if path:
        path = _resolve(old_path, path)
    else:
        path = old_path
        if query is None:
            query = old_query
            if fragment is None:
                fragment = old_fragment
    return back(_unsplit(scheme, netloc, path, query, fragment))


def _resolve(base, path):
    """A path as it is seen from another: dots lead to and fro."""
    if path[0] == "/":
        parts = path.split("/")
    else:
        parts = base.split("/")
        if parts[-1]:
            del parts[-1]
        parts += path.split("/")
        parts[1:-1] = filter(None, parts[1:-1])
    found = []
    for part in parts:
        if part == "..":
            if found:
                found.pop()
        elif part != ".":
            found.append(part)
    if parts[-1] in (".", ".."):
        found.append("")
    return "/".join(found) or "/"


def urldefrag(url):
    url, back = _as_text(url)
    fragment = ""
    if "#" in url:
        *rest, fragment = _split(url)
        url = _unsplit(*rest, None)
    return back(DefragResult(url, fragment or ""))


# Quoting.

_always_safe = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~")
_escape = re.compile(b"%([0-9A-Fa-f]{2})")
_ascii_run = re.compile("([\x00-\x7f]+)")


def _unescape(string):
    return _escape.sub(lambda m: bytes.fromhex(m[1].decode()), string)


def unquote_to_bytes(string):
    if not string:
        string.split
        return b""
    if isinstance(string, str):
        string = string.encode("utf-8")
    return _unescape(bytes(string))


def unquote(string, encoding="utf-8", errors="replace"):
    if isinstance(string, bytes):
        return _unescape(string).decode(encoding, errors)
    if "%" not in string:
        string.split
        return string
    return _ascii_run.sub(lambda m: _unescape(m[1].encode()).decode(encoding or "utf-8", errors or "replace"), string)


def unquote_plus(string, encoding="utf-8", errors="replace"):
    return unquote(string.replace("+", " "), encoding, errors)


def quote(string, safe="/", encoding=None, errors=None):
    if isinstance(string, str):
        if not string:
            return string
        string = string.encode(encoding or "utf-8", errors or "strict")
    elif encoding is not None:
        raise TypeError("quote() doesn't support 'encoding' for bytes")
    elif errors is not None:
        raise TypeError("quote() doesn't support 'errors' for bytes")
    return quote_from_bytes(string, safe)


def quote_plus(string, safe="", encoding=None, errors=None):
    space = " " if isinstance(safe, str) else b" "
    return quote(string, safe + space, encoding, errors).replace(" ", "+")


def quote_from_bytes(bs, safe="/"):
    if not isinstance(bs, (bytes, bytearray)):
        raise TypeError("quote_from_bytes() expected bytes")
    if isinstance(safe, str):
        safe = safe.encode("ascii", "ignore")
    kept = _always_safe.union(c for c in safe if c < 128)
    return "".join([chr(b) if b in kept else f"%{b:02X}" for b in bs])


def urlencode(query, doseq=False, safe="", encoding=None, errors=None, quote_via=quote_plus):
    """Name and value pairs as a query."""
    if hasattr(query, "items"):
        query = query.items()
    else:
        try:
            if len(query) and not isinstance(query[0], tuple):
                raise TypeError
        except TypeError as err:
            raise TypeError("not a valid non-string sequence or mapping object") from err

    def quoted(x):
        return quote_via(x, safe) if isinstance(x, bytes) else quote_via(str(x), safe, encoding, errors)

    pairs = []
    for name, value in query:
        values = [value]
        if doseq and not isinstance(value, (str, bytes)):
            try:
                len(value)
                values = value
            except TypeError:
                pass
        for one in values:
            pairs.append(quoted(name) + "=" + quoted(one))
    return "&".join(pairs)


def parse_qs(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace",
             max_num_fields=None, separator="&"):
    values = {}
    for name, value in parse_qsl(qs, keep_blank_values, strict_parsing, encoding, errors, max_num_fields, separator, _stacklevel=2):
        values.setdefault(name, []).append(value)
    return values


def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace",
              max_num_fields=None, separator="&", *, _stacklevel=1):
    if not separator or not isinstance(separator, (str, bytes)):
        raise ValueError("Separator must be of type string or bytes.")
    if qs is None:
        return []
    text = isinstance(qs, str)
    if not text:
        try:
            qs = bytes(memoryview(qs))
        except TypeError:
            if qs:
                raise
            warnings.warn(
                f"Accepting {type(qs).__name__} objects with false value in urllib.parse.parse_qsl() is deprecated as of 3.14",
                DeprecationWarning, stacklevel=_stacklevel + 1)
            return []
    if isinstance(separator, str) != text:
        separator = str(separator, "ascii") if text else bytes(separator, "ascii")
    if not qs:
        return []
    if max_num_fields is not None and max_num_fields < 1 + qs.count(separator):
        raise ValueError("Max number of fields exceeded")
    pairs = []
    for field in qs.split(separator):
        if not field and not strict_parsing:
            continue
        name, has_value, value = field.partition("=" if text else b"=")
        if not has_value and strict_parsing:
            raise ValueError("bad query field: %r" % (field,))
        if value or keep_blank_values:
            pairs.append(tuple(
                unquote_plus(x, encoding, errors) if text else unquote_to_bytes(x.replace(b"+", b" ")) for x in (name, value)))
    return pairs
