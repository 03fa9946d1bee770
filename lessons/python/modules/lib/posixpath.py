"""Paths, as texts. The rules are those of POSIX everywhere."""

from _os import fspath, getcwd as _getcwd, refuse as _refuse, stat as _stat

__all__ = [
    "abspath", "basename", "commonpath", "commonprefix", "dirname", "exists", "getmtime", "getsize", "isabs", "isdir",
    "isfile", "islink", "join", "lexists", "normcase", "normpath", "realpath", "relpath", "samefile", "split",
    "splitdrive", "splitext", "splitroot",
    "curdir", "pardir", "extsep", "sep", "altsep", "pathsep", "defpath", "devnull",
]

curdir, pardir, extsep, sep, pathsep = ".", "..", ".", "/", ":"
defpath, devnull, altsep = "/bin:/usr/bin", "/dev/null", None
supports_unicode_filenames = False

_missing = """
    expanduser expandvars getatime getctime isdevdrive isjunction ismount isreserved sameopenfile samestat
""".split()


def __getattr__(name):
    if name in _missing:
        _refuse("os.path." + name)
    raise AttributeError(f"module 'posixpath' has no attribute '{name}'")


def _text(path):
    path = fspath(path)
    if isinstance(path, bytes):
        _refuse("os.path of bytes")
    return path


def normcase(s):
    return _text(s)


def isabs(s):
    return _text(s).startswith("/")


def join(a, *p):
    path = _text(a)
    for b in p:
        b = _text(b)
        if b.startswith("/") or not path:
            path = b
        elif path.endswith("/"):
            path += b
        else:
            path += "/" + b
    return path


def split(p):
    p = _text(p)
    at = p.rfind("/") + 1
    head, tail = p[:at], p[at:]
    return head.rstrip("/") or head, tail


def basename(p):
    return split(p)[1]


def dirname(p):
    return split(p)[0]


def splitext(p):
    p = _text(p)
    start = p.rfind("/") + 1
    dot = p.rfind(".")
    if dot <= start or not p[start:dot].strip("."):
        return p, ""
    return p[:dot], p[dot:]


def splitdrive(p):
    return "", _text(p)


def splitroot(p):
    p = _text(p)
    if not p.startswith("/"):
        return "", "", p
    if p.startswith("//") and not p.startswith("///"):
        return "", "//", p[2:]
    return "", "/", p[1:]


def normpath(path):
    path = _text(path)
    if not path:
        return "."
    _, root, rest = splitroot(path)
    parts = []
    for part in rest.split("/"):
        if part in ("", "."):
            continue
        if part != ".." or (not root and not parts) or (parts and parts[-1] == ".."):
            parts.append(part)
        elif parts:
            parts.pop()
    return root + "/".join(parts) or "."


def commonprefix(m):
    if not m:
        return ""
    if not isinstance(m[0], (list, tuple)):
        m = [_text(p) for p in m]
    low, high = min(m), max(m)
    for i, c in enumerate(low):
        if c != high[i]:
            return low[:i]
    return low


def commonpath(paths):
    paths = [_text(p) for p in paths]
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    if len({p.startswith("/") for p in paths}) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    split_paths = [[c for c in p.split("/") if c and c != "."] for p in paths]
    low, high = min(split_paths), max(split_paths)
    n = 0
    while n < len(low) and low[n] == high[n]:
        n += 1
    return ("/" if paths[0].startswith("/") else "") + "/".join(low[:n])


def abspath(path):
    path = _text(path)
    return normpath(path if path.startswith("/") else join(_getcwd(), path))


def realpath(filename, *, strict=False):
    """The same as abspath: a link in the path is refused, where it can be seen."""
    if strict:
        _refuse("os.path.realpath with strict")
    path = abspath(filename)
    at = path
    while at != "/":
        if islink(at):
            _refuse("os.path.realpath of a link")
        at = dirname(at)
    return path


def relpath(path, start=None):
    if not path:
        raise ValueError("no path specified")
    start = [c for c in abspath(curdir if start is None else start).split("/") if c]
    to = [c for c in abspath(path).split("/") if c]
    n = len([c for c in commonprefix([start, to])])
    return "/".join([pardir] * (len(start) - n) + to[n:]) or curdir


def _kind(path, follow=True):
    """The bits that say what a path leads to, 0 if it leads nowhere."""
    try:
        return _stat(path, follow)[0] & 0o170000
    except (OSError, ValueError):
        return 0


def exists(path):
    return _kind(path) != 0


def lexists(path):
    return _kind(path, False) != 0


def isfile(path):
    return _kind(path) == 0o100000


def isdir(s):
    return _kind(s) == 0o040000


def islink(path):
    return _kind(path, False) == 0o120000


def getsize(filename):
    return _stat(filename)[1]


def getmtime(filename):
    return _stat(filename)[2] / 1e9


def samefile(f1, f2):
    _stat(f1), _stat(f2)
    return realpath(f1) == realpath(f2)
