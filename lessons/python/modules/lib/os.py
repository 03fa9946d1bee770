"""As much of the system as a program may see here."""

import os.path as path
import sys
from abc import ABC, abstractmethod
import _os
from _os import cpu_count, fspath, getcwd, getpid, getppid, refuse as _refuse, remove, rmdir, strerror, urandom
from os.path import altsep, curdir, defpath, devnull, extsep, pardir, pathsep, sep

name = "nt" if sys.platform == "win32" else "posix"
linesep = "\r\n" if name == "nt" else "\n"
error = OSError
environ = {}
F_OK, R_OK, W_OK, X_OK = 0, 4, 2, 1
O_RDONLY, O_WRONLY, O_RDWR = 0, 1, 2
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2

_missing = """
    abort access chdir chmod chown close closerange copy_file_range ctermid device_encoding dup dup2 environb
    execl execle execlp execlpe execv execve execvp execvpe fchdir fchmod fchown fdopen fork forkpty fstat fsync
    ftruncate fwalk get_blocking get_exec_path get_terminal_size getcwdb getegid getenvb geteuid getgid getgroups
    getloadavg getlogin getpgid getpgrp getpriority getrandom getresgid getresuid getsid getuid isatty kill killpg
    lchown link lockf lseek major makedev minor mkfifo mknod nice open openpty pathconf pidfd_open pipe pipe2
    plock popen posix_spawn pread process_cpu_count putenv pwrite read readlink readv register_at_fork renames
    sched_yield sendfile set_blocking setenv setgid setpgid setpriority setsid setuid spawnl spawnv startfile
    statvfs symlink sync sysconf system tcgetpgrp terminal_size times truncate ttyname umask uname unsetenv utime
    wait wait3 wait4 waitpid write writev
""".split()


def __getattr__(name):
    if name in _missing:
        _refuse("os." + name)
    raise AttributeError(f"module 'os' has no attribute '{name}'")


def getenv(key, default=None):
    """The value of an environment variable. A program sees those that it has set."""
    return environ.get(key, default)


def fsencode(filename):
    filename = fspath(filename)
    return filename.encode("utf-8", "surrogateescape") if isinstance(filename, str) else filename


def fsdecode(filename):
    filename = fspath(filename)
    return filename.decode("utf-8", "surrogateescape") if isinstance(filename, bytes) else filename


def kill(pid, signal, /):
    """Send the program itself a signal; it has nothing to do with other processes."""
    if pid != getpid():
        _refuse("os.kill of another process")
    if signal != 0:
        from _signal import raise_signal

        raise_signal(signal)


def _exit(status):
    _refuse("os._exit")


class PathLike(ABC):
    """What has __fspath__."""

    @abstractmethod
    def __fspath__(self):
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, other):
        if cls is PathLike:
            return any("__fspath__" in base.__dict__ for base in other.__mro__) or NotImplemented
        return NotImplemented


unlink = remove


class stat_result:
    """What is known of a file: its mode, size and the time it was last changed."""

    def __init__(self, sequence):
        self.st_mode, self.st_size, self.st_mtime_ns = sequence
        self.st_mtime = self.st_mtime_ns / 1e9

    def __getitem__(self, i):
        _refuse("os.stat_result as a tuple")

    def __repr__(self):
        _refuse("os.stat_result.__repr__")


def stat(path, *, dir_fd=None, follow_symlinks=True):
    if dir_fd is not None:
        _refuse("os.stat with dir_fd")
    return stat_result(_os.stat(path, follow_symlinks))


def lstat(path, *, dir_fd=None):
    return stat(path, dir_fd=dir_fd, follow_symlinks=False)


def mkdir(path, mode=0o777, *, dir_fd=None):
    if dir_fd is not None:
        _refuse("os.mkdir with dir_fd")
    _os.mkdir(path, mode)


def makedirs(name, mode=0o777, exist_ok=False):
    """Make a folder, and those that it is to be in."""
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        try:
            makedirs(head, exist_ok=exist_ok)
        except FileExistsError:
            pass
        if tail == curdir:
            return
    try:
        mkdir(name, mode)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise


def removedirs(name):
    """Remove a folder, and those around it that are empty then."""
    rmdir(name)
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    while head and tail:
        try:
            rmdir(head)
        except OSError:
            break
        head, tail = path.split(head)


def rename(src, dst, *, src_dir_fd=None, dst_dir_fd=None):
    if src_dir_fd is not None or dst_dir_fd is not None:
        _refuse("os.rename with dir_fd")
    _os.rename(src, dst)


def replace(src, dst, *, src_dir_fd=None, dst_dir_fd=None):
    rename(src, dst, src_dir_fd=src_dir_fd, dst_dir_fd=dst_dir_fd)


def listdir(path=None):
    return [name for name, _ in _os.listdir("." if path is None else path)]


class DirEntry:
    """What a folder holds."""

    __module__ = "posix"

    def __init__(self):
        raise TypeError("cannot create 'posix.DirEntry' instances")

    def is_dir(self, *, follow_symlinks=True):
        return self._is(0o040000, follow_symlinks)

    def is_file(self, *, follow_symlinks=True):
        return self._is(0o100000, follow_symlinks)

    def is_symlink(self):
        return self._kind == 0o120000

    def _is(self, kind, follow):
        if self.is_symlink() and follow:
            try:
                return _os.stat(self.path)[0] & 0o170000 == kind
            except FileNotFoundError:
                return False
        return self._kind == kind

    def stat(self, *, follow_symlinks=True):
        return stat(self.path, follow_symlinks=follow_symlinks)

    def __fspath__(self):
        return self.path

    def __repr__(self):
        return f"<DirEntry {self.name!r}>"


class _Entries:
    """What scandir answers: it is gone through once, and can be closed."""

    def __init__(self, folder):
        self._left = iter(_os.listdir(folder))
        self._folder = fspath(folder)

    def __iter__(self):
        return self

    def __next__(self):
        name, kind = next(self._left)
        entry = object.__new__(DirEntry)
        entry.name, entry.path, entry._kind = name, path.join(self._folder, name), kind & 0o170000
        return entry

    def close(self):
        self._left = iter(())

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.close()


def scandir(path=None):
    return _Entries("." if path is None else path)


def walk(top, topdown=True, onerror=None, followlinks=False):
    """A folder and those in it: (path, folders, files) of each."""
    top = fspath(top)
    folders, files, links = [], [], set()
    try:
        entries = list(scandir(top))
    except OSError as error:
        if onerror is not None:
            onerror(error)
        return
    for entry in entries:
        (folders if entry.is_dir() else files).append(entry.name)
        if entry.is_symlink():
            links.add(entry.name)
    if topdown:
        yield top, folders, files
    for name in folders:
        if followlinks or name not in links:
            yield from walk(path.join(top, name), topdown, onerror, followlinks)
    if not topdown:
        yield top, folders, files
