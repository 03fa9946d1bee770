"""Paths as objects. The rules are those of POSIX everywhere."""

import io
import os
import re
import warnings
from types import GenericAlias
from _library import refuse as _refuse
from fnmatch import _expression

__all__ = ["UnsupportedOperation", "Path", "PosixPath", "PurePath", "PurePosixPath"]


class UnsupportedOperation(NotImplementedError):
    """What a system cannot do."""


class _Parents:
    """The folders that a path is in, the innermost first."""

    def __init__(self, path):
        self._path = path
        self._parts = path.parts[1:] if path.root else path.parts

    def __len__(self):
        return len(self._parts)

    def __getitem__(self, i):
        if isinstance(i, slice):
            return tuple(self[k] for k in range(*i.indices(len(self))))
        if i >= len(self) or i < -len(self):
            raise IndexError(i)
        i %= len(self)
        return self._path.with_segments(self._path.root + "/".join(self._parts[:len(self) - i - 1]))

    def __repr__(self):
        return f"<{type(self._path).__name__}.parents>"


class PurePath:
    """A path, without the files that it may lead to."""

    __slots__ = ("_given", "_whole", "_names")

    def __new__(cls, *args, **kwargs):
        return object.__new__(PurePosixPath if cls is PurePath else cls)

    def __init__(self, *args):
        self._given = [_text(arg) for arg in args]
        self._whole = None

    def with_segments(self, *pathsegments):
        return type(self)(*pathsegments)

    def _parse(self):
        """Leave out what says nothing: dots, and slashes too many."""
        if self._whole is None:
            path = os.path.join(*self._given) if self._given else ""
            root = os.path.splitroot(path)[1]
            self._names = [name for name in path[len(root):].split("/") if name and name != "."]
            self._whole = root + "/".join(self._names)
        return self._whole

    def __str__(self):
        return self._parse() or "."

    def __fspath__(self):
        return str(self)

    def __bytes__(self):
        return os.fsencode(self)

    def __repr__(self):
        return f"{type(self).__name__}({self.as_posix()!r})"

    def as_posix(self):
        return str(self)

    def __hash__(self):
        return hash(str(self))

    def __eq__(self, other):
        return str(self) == str(other) if isinstance(other, PurePath) else NotImplemented

    def _order(self):
        return str(self).split("/")

    def __lt__(self, other):
        return self._order() < other._order() if isinstance(other, PurePath) else NotImplemented

    def __le__(self, other):
        return self._order() <= other._order() if isinstance(other, PurePath) else NotImplemented

    def __gt__(self, other):
        return self._order() > other._order() if isinstance(other, PurePath) else NotImplemented

    def __ge__(self, other):
        return self._order() >= other._order() if isinstance(other, PurePath) else NotImplemented

    def __truediv__(self, key):
        try:
            return self.with_segments(self, key)
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, key):
        try:
            return self.with_segments(key, self)
        except TypeError:
            return NotImplemented

    __class_getitem__ = classmethod(GenericAlias)

    # Its parts.

    @property
    def drive(self):
        return ""

    @property
    def root(self):
        return os.path.splitroot(self._parse())[1]

    @property
    def anchor(self):
        return self.root

    @property
    def parts(self):
        self._parse()
        return ((self.root,) if self.root else ()) + tuple(self._names)

    @property
    def name(self):
        self._parse()
        return self._names[-1] if self._names else ""

    @property
    def suffix(self):
        return os.path.splitext(self.name)[1]

    @property
    def suffixes(self):
        return ["." + part for part in self.name.lstrip(".").split(".")[1:]]

    @property
    def stem(self):
        return os.path.splitext(self.name)[0]

    @property
    def parent(self):
        self._parse()
        return self.with_segments(self.root + "/".join(self._names[:-1])) if self._names else self

    @property
    def parents(self):
        return _Parents(self)

    def is_absolute(self):
        return bool(self.root)

    # Other paths made of it.

    def joinpath(self, *pathsegments):
        return self.with_segments(self, *pathsegments)

    def with_name(self, name):
        if not name or "/" in name or name == ".":
            raise ValueError(f"Invalid name {name!r}")
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        return self.with_segments(self.root + "/".join([*self._names[:-1], name]))

    def with_stem(self, stem):
        suffix = self.suffix
        if not suffix:
            return self.with_name(stem)
        if not stem:
            raise ValueError(f"{self!r} has a non-empty suffix")
        return self.with_name(stem + suffix)

    def with_suffix(self, suffix):
        if not self.stem:
            raise ValueError(f"{self!r} has an empty name")
        if suffix and not suffix.startswith("."):
            raise ValueError(f"Invalid suffix {suffix!r}")
        return self.with_name(self.stem + suffix)

    def relative_to(self, other, *, walk_up=False):
        if not isinstance(other, PurePath):
            other = self.with_segments(other)
        for up, at in enumerate([other, *other.parents]):
            if self.is_relative_to(at):
                break
            if not walk_up:
                raise ValueError(f"{str(self)!r} is not in the subpath of {str(other)!r}")
            if at.name == "..":
                raise ValueError(f"'..' segment in {str(other)!r} cannot be walked")
        else:
            raise ValueError(f"{str(self)!r} and {str(other)!r} have different anchors")
        return self.with_segments(*[".."] * up, *self.parts[len(at.parts):])

    def is_relative_to(self, other):
        if not isinstance(other, PurePath):
            other = self.with_segments(other)
        return other == self or other in self.parents

    def as_uri(self):
        warnings.warn(
            "pathlib.PurePath.as_uri() is deprecated and scheduled for removal in Python 3.19. Use pathlib.Path.as_uri().",
            DeprecationWarning, stacklevel=2)
        return self._uri()

    def _uri(self):
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        from urllib.parse import quote
        return "file://" + quote(os.fsencode(self))

    def match(self, path_pattern, *, case_sensitive=None):
        """Whether the end of the path fits a pattern."""
        pattern = self._pattern(path_pattern)
        mine, wanted = self.parts[::-1], pattern.parts[::-1]
        if not wanted:
            raise ValueError("empty pattern")
        if len(mine) < len(wanted) or len(mine) > len(wanted) and pattern.anchor:
            return False
        flags = re.NOFLAG if case_sensitive in (None, True) else re.IGNORECASE
        return all(re.fullmatch("(?s:" + _expression(p, "[^/]*", "[^/]") + ")", part, flags) for part, p in zip(mine, wanted))

    def full_match(self, pattern, *, case_sensitive=None):
        """Whether the whole path fits a pattern, in which ** is any number of folders."""
        flags = re.NOFLAG if case_sensitive in (None, True) else re.IGNORECASE
        pattern = self._pattern(pattern)
        return re.fullmatch(_path_expression(pattern), self._parse(), flags) is not None

    def _pattern(self, pattern):
        return pattern if isinstance(pattern, PurePath) else self.with_segments(pattern)


def _text(arg):
    if isinstance(arg, PurePath):
        return str(arg) if arg._parse() else ""
    path = arg
    if not isinstance(arg, str):
        try:
            path = os.fspath(arg)
        except TypeError:
            pass
    if not isinstance(path, str):
        raise TypeError(
            "argument should be a str or an os.PathLike object where __fspath__ returns a str, "
            f"not {type(path).__name__!r}")
    return path


def _path_expression(pattern):
    """A pattern of a whole path as a regular expression."""
    pattern._parse()
    text = pattern.root
    for i, part in enumerate(pattern._names):
        last = i == len(pattern._names) - 1
        if part == "**":
            text += "(?s:.*)" if last else "(?s:.+/)?"
        else:
            text += "[^/]+" if part == "*" else "(?s:" + _expression(part, "[^/]*", "[^/]") + ")"
            text += "" if last else "/"
    return text


class PurePosixPath(PurePath):
    __slots__ = ()


class Path(PurePath):
    """A path, with what can be done to the file that it leads to."""

    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        return object.__new__(PosixPath if cls is Path else cls)

    @classmethod
    def cwd(cls):
        return cls(os.getcwd())

    def as_uri(self):
        return self._uri()

    def absolute(self):
        return self if self.is_absolute() else self.with_segments(os.getcwd(), self)

    def resolve(self, strict=False):
        path = self.with_segments(os.path.realpath(self))
        if strict:
            path.stat()
        return path

    # What is there.

    def stat(self, *, follow_symlinks=True):
        return os.stat(self, follow_symlinks=follow_symlinks)

    def lstat(self):
        return os.lstat(self)

    def exists(self, *, follow_symlinks=True):
        return os.path.exists(self) if follow_symlinks else os.path.lexists(self)

    def is_dir(self, *, follow_symlinks=True):
        return os.path.isdir(self) and (follow_symlinks or not os.path.islink(self))

    def is_file(self, *, follow_symlinks=True):
        return os.path.isfile(self) and (follow_symlinks or not os.path.islink(self))

    def is_symlink(self):
        return os.path.islink(self)

    def samefile(self, other_path):
        return os.path.samefile(self, other_path)

    # What it holds.

    def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
        return io.open(self, mode, buffering, encoding, errors, newline)

    def read_bytes(self):
        with self.open("rb") as f:
            return f.read()

    def read_text(self, encoding=None, errors=None, newline=None):
        with self.open("r", encoding=encoding, errors=errors, newline=newline) as f:
            return f.read()

    def write_bytes(self, data):
        view = memoryview(data)
        with self.open("wb") as f:
            return f.write(view)

    def write_text(self, data, encoding=None, errors=None, newline=None):
        if not isinstance(data, str):
            raise TypeError(f"data must be str, not {type(data).__name__}")
        with self.open("w", encoding=encoding, errors=errors, newline=newline) as f:
            return f.write(data)

    def iterdir(self):
        names = os.listdir(self)
        return (self / name for name in names)

    def walk(self, top_down=True, on_error=None, follow_symlinks=False):
        for path, folders, files in os.walk(self, top_down, on_error, follow_symlinks):
            yield self.with_segments(path), folders, files

    def glob(self, pattern, *, case_sensitive=None, recurse_symlinks=False):
        """The paths below this one that fit a pattern."""
        if recurse_symlinks:
            _refuse("pathlib.Path.glob with recurse_symlinks")
        ends = str(pattern).endswith("/")
        pattern = self._pattern(pattern)
        if pattern.anchor:
            raise NotImplementedError("Non-relative patterns are unsupported")
        if not pattern.parts:
            raise ValueError(f"Unacceptable pattern: {str(pattern)!r}")
        flags = re.NOFLAG if case_sensitive in (None, True) else re.IGNORECASE
        seen = set()
        for path in self._select(list(pattern.parts), flags):
            if path not in seen and (not ends or path.is_dir()):
                seen.add(path)
                yield path

    def rglob(self, pattern, *, case_sensitive=None, recurse_symlinks=False):
        text = str(pattern) if not isinstance(pattern, str) else pattern
        return self.glob("**/" + text, case_sensitive=case_sensitive, recurse_symlinks=recurse_symlinks)

    def _select(self, parts, flags):
        """The paths below that fit what is left of a pattern."""
        if not parts:
            yield self
            return
        part, *rest = parts
        if part == "..":
            yield from (self / "..")._select(rest, flags)
        elif part == "**":
            yield from self._select(rest, flags)
            for entry in self._entries():
                if entry.is_dir(follow_symlinks=False):
                    yield from (self / entry.name)._select(parts, flags)
                elif not rest:
                    yield self / entry.name
        elif not flags and not any(c in part for c in "*?["):
            path = self / part
            if rest or path.exists(follow_symlinks=False):
                yield from path._select(rest, flags)
        else:
            fits = re.compile(_expression(part, "[^/]*", "[^/]"), flags | re.DOTALL).fullmatch
            for entry in self._entries():
                if fits(entry.name) and (not rest or entry.is_dir()):
                    yield from (self / entry.name)._select(rest, flags)

    def _entries(self):
        try:
            return list(os.scandir(self))
        except OSError:
            return []

    # What changes it.

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        try:
            os.mkdir(self, mode)
        except FileNotFoundError:
            if not parents or self.parent == self:
                raise
            self.parent.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, parents=False, exist_ok=exist_ok)
        except OSError:
            if not exist_ok or not self.is_dir():
                raise

    def touch(self, mode=0o666, exist_ok=True):
        """Make an empty file."""
        if not exist_ok or not self.exists():
            self.open("xb").close()
            return
        _refuse("pathlib.Path.touch of a file that is there")

    def rename(self, target):
        os.rename(self, target)
        return self.with_segments(target)

    def replace(self, target):
        os.replace(self, target)
        return self.with_segments(target)

    def unlink(self, missing_ok=False):
        try:
            os.unlink(self)
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rmdir(self):
        os.rmdir(self)


class PosixPath(Path, PurePosixPath):
    __slots__ = ()


os.PathLike.register(PurePath)
