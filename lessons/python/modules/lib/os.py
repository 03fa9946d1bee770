"""As much of the system as a program may see here."""

import os.path as path
import sys
from abc import ABC, abstractmethod
from _os import cpu_count, fspath, getpid, getppid, refuse as _refuse, strerror, urandom
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
    ftruncate fwalk get_blocking get_exec_path get_terminal_size getcwd getcwdb getegid getenvb geteuid getgid
    getgroups getloadavg getlogin getpgid getpgrp getpriority getrandom getresgid getresuid getsid getuid isatty
    kill killpg lchown link listdir lockf lseek lstat major makedev makedirs minor mkdir mkfifo mknod nice open
    openpty pathconf pidfd_open pipe pipe2 plock popen posix_spawn pread process_cpu_count putenv pwrite read
    readlink readv register_at_fork remove removedirs rename renames replace rmdir scandir sched_yield sendfile
    set_blocking setenv setgid setpgid setpriority setsid setuid spawnl spawnv startfile stat statvfs symlink
    sync sysconf system tcgetpgrp terminal_size times truncate ttyname umask uname unlink unsetenv utime wait
    wait3 wait4 waitpid walk write writev DirEntry stat_result
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
