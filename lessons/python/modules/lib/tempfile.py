"""Files and folders that are gone when they are no longer needed."""

import io
import os
from _os import temp_folder as _temp_folder
from _library import refuse as _refuse
from types import GenericAlias

__all__ = [
    "NamedTemporaryFile", "TemporaryFile", "TemporaryDirectory", "mkdtemp", "TMP_MAX", "gettempprefix", "tempdir",
    "gettempdir", "gettempprefixb", "gettempdirb",
]

TMP_MAX = 10000
template = "tmp"
tempdir = None
_letters = "abcdefghijklmnopqrstuvwxyz0123456789_"


def gettempprefix():
    return template


def gettempprefixb():
    return template.encode()


def gettempdir():
    """The folder for such files; a program sees one of its own in its place."""
    global tempdir
    if tempdir is None:
        tempdir = _temp_folder()
    return tempdir


def gettempdirb():
    return os.fsencode(gettempdir())


def _name(suffix, prefix, dir):
    """A name that nobody would guess."""
    for part in suffix, prefix, dir:
        if isinstance(part, bytes):
            _refuse("tempfile with bytes")
    letters = "".join(_letters[b % len(_letters)] for b in os.urandom(8))
    name = (template if prefix is None else prefix) + letters + (suffix or "")
    return os.path.abspath(os.path.join(gettempdir() if dir is None else dir, name))


def mkdtemp(suffix=None, prefix=None, dir=None):
    for _ in range(TMP_MAX):
        path = _name(suffix, prefix, dir)
        try:
            os.mkdir(path, 0o700)
        except FileExistsError:
            continue
        return path
    raise FileExistsError(17, "No usable temporary directory name found")


class TemporaryDirectory:
    """A folder that is removed with all it holds when its context ends."""

    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False, *, delete=True):
        self.name = mkdtemp(suffix, prefix, dir)
        self._ignore_cleanup_errors = ignore_cleanup_errors
        self._delete = delete

    def __repr__(self):
        return f"<{type(self).__name__} {self.name!r}>"

    def __enter__(self):
        return self.name

    def __exit__(self, exc, value, tb):
        if self._delete:
            self.cleanup()

    def cleanup(self):
        try:
            _remove_all(self.name)
        except FileNotFoundError:
            pass
        except OSError:
            if not self._ignore_cleanup_errors:
                raise

    __class_getitem__ = classmethod(GenericAlias)


def _remove_all(folder):
    """Remove a folder with all it holds."""
    for path, folders, files in os.walk(folder, topdown=False):
        for name in files:
            os.unlink(os.path.join(path, name))
        for name in folders:
            os.rmdir(os.path.join(path, name))
    os.rmdir(folder)


class _TemporaryFileWrapper:
    """An open file, which is removed when it is closed."""

    def __init__(self, file, name, delete=True, delete_on_close=True):
        self.file = file
        self.name = name
        self.delete = delete
        self._delete_on_close = delete_on_close

    def __repr__(self):
        return f"<tempfile._TemporaryFileWrapper object, file={self.file!r}>"

    def __getattr__(self, name):
        return getattr(self.file, name)

    def __enter__(self):
        self.file.__enter__()
        return self

    def __exit__(self, exc, value, tb):
        self.file.__exit__(exc, value, tb)
        self._remove(True)

    def close(self):
        self.file.close()
        self._remove(self._delete_on_close)

    def _remove(self, now):
        if self.delete and now:
            try:
                os.unlink(self.name)
            except FileNotFoundError:
                pass

    def __iter__(self):
        for line in self.file:
            yield line


def NamedTemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None,
                       delete=True, *, errors=None, delete_on_close=True):
    """A file with a name, that is removed when it is closed."""
    for _ in range(TMP_MAX):
        path = _name(suffix, prefix, dir)
        if not os.path.lexists(path):
            file = io.open(path, mode, buffering, encoding=encoding, errors=errors, newline=newline)
            return _TemporaryFileWrapper(file, path, delete, delete_on_close)
    raise FileExistsError(17, "No usable temporary file name found")


def TemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *, errors=None):
    """A file whose name nobody knows, that is removed when it is closed."""
    return NamedTemporaryFile(mode, buffering, encoding, newline, suffix, prefix, dir, errors=errors)
