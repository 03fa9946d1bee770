"""Paths, as texts. The rules are those of POSIX everywhere."""

from _os import fspath, is_there as _is_there, refuse as _refuse

__all__ = [
    "basename", "commonpath", "commonprefix", "dirname", "exists", "isabs", "isfile", "join",
    "normcase", "normpath", "split", "splitdrive", "splitext", "splitroot",
    "curdir", "pardir", "extsep", "sep", "altsep", "pathsep", "defpath", "devnull",
]

curdir, pardir, extsep, sep, pathsep = ".", "..", ".", "/", ":"
defpath, devnull, altsep = "/bin:/usr/bin", "/dev/null", None
supports_unicode_filenames = False

_missing = """
    abspath expanduser expandvars getatime getctime getmtime getsize isdevdrive isdir isjunction islink ismount
    isreserved lexists realpath relpath samefile sameopenfile samestat
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


def exists(path):
    return _is_there(path, False)


def isfile(path):
    return _is_there(path, True)
