"""The names of files that fit a pattern."""

import os
from _library import refuse as _refuse
from fnmatch import fnmatchcase

__all__ = ["escape", "glob", "iglob"]


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    return list(iglob(pathname, root_dir=root_dir, dir_fd=dir_fd, recursive=recursive, include_hidden=include_hidden))


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    if root_dir is not None or dir_fd is not None:
        _refuse("glob with root_dir or dir_fd")
    pathname = os.fspath(pathname)
    if isinstance(pathname, bytes):
        _refuse("glob of bytes")
    found = _walk("", pathname, recursive, include_hidden)
    return (name for name in found if name)


def escape(pathname):
    """A name as a pattern that only it fits."""
    return "".join(f"[{c}]" if c in "*?[" else c for c in pathname)


def _walk(base, pattern, recursive, hidden):
    """The names in a folder that a pattern fits, part by part."""
    if pattern.startswith("/"):
        rest = pattern.lstrip("/")
        base, pattern = pattern[:len(pattern) - len(rest)], rest
    part, slash, rest = pattern.partition("/")
    rest = rest.lstrip("/")
    if not part:
        if os.path.isdir(base):
            yield base
        return
    for name in _fitting(base, part, recursive, hidden):
        path = base + name
        if not slash:
            if os.path.lexists(path or "."):
                yield path
        elif not name:
            yield from _walk(base, rest, recursive, hidden)
        elif os.path.isdir(path):
            yield from _walk(path + "/", rest, recursive, hidden)


def _fitting(base, part, recursive, hidden):
    if part == "**" and recursive:
        yield ""
        yield from _below(base, "", hidden)
    elif any(c in part for c in "*?["):
        for name in _names(base):
            if (hidden or part[0] == "." or name[0] != ".") and fnmatchcase(name, part):
                yield name
    else:
        yield part


def _below(base, within, hidden):
    for name in _names(base + within):
        if hidden or name[0] != ".":
            yield within + name
            if os.path.isdir(base + within + name):
                yield from _below(base, within + name + "/", hidden)


def _names(folder):
    try:
        return os.listdir(folder or ".")
    except OSError:
        return []
