"""Sockets: what _socket has, with names for numbers, files, and helpers."""

import _socket
import sys
from _socket import (
    close, dup as _dup, getdefaulttimeout, gethostbyname, gethostname, getnameinfo, htonl, htons,
    inet_aton, inet_ntoa, inet_ntop, inet_pton, ntohl, ntohs, setdefaulttimeout,
    error, gaierror, herror, timeout, has_ipv6,
)
from _socketfiles import SocketIO, _SocketFile, _SocketText
from enum import IntEnum, IntFlag

SocketType = _socket.socket
EBADF, EAGAIN, EWOULDBLOCK = 9, 11, 11


def _enumerate(kind, name, prefixes, but=()):
    """Make an enumeration of the numbers with those prefixes."""
    members = {
        key: value for key, value in sorted(vars(_socket).items(), key=lambda pair: (pair[0].startswith("_"), pair[0]))
        if key.startswith(prefixes) and key not in but and isinstance(value, int)
    }
    made = kind(name, members, module="socket")
    for key in members:
        globals()[key] = made[key]
    return made


for _name, _value in vars(_socket).items():
    if isinstance(_value, int) and not _name.startswith("_"):
        globals()[_name] = _value
AddressFamily = _enumerate(IntEnum, "AddressFamily", ("AF_",))
SocketKind = _enumerate(IntEnum, "SocketKind", ("SOCK_",))
MsgFlag = _enumerate(IntFlag, "MsgFlag", ("MSG_",))
AddressInfo = _enumerate(IntFlag, "AddressInfo", ("AI_",))


def _named(value, enumeration):
    """A number as a member, if it is one."""
    try:
        return enumeration(value)
    except ValueError:
        return value


class _GiveupOnSendfile(Exception):
    pass


class socket(_socket.socket):
    """A socket: an endpoint of a connection, or of datagrams."""

    __slots__ = ("__weakref__", "_io_refs", "_closed")

    def __init__(self, family=-1, type=-1, proto=-1, fileno=None):
        super().__init__(family, type, proto, fileno)
        self._io_refs = 0
        self._closed = False

    def __enter__(self):
        return self

    def __exit__(self, *args):
        if not self._closed:
            self.close()

    def __repr__(self):
        closed = " [closed]" if getattr(self, "_closed", False) else ""
        cls = type(self)
        text = (f"<{cls.__module__}.{cls.__qualname__}{closed} fd={self.fileno()}, family={self.family:d}, "
                f"type={self.type:d}, proto={self.proto}")
        if not closed:
            for name, ask in (("laddr", self.getsockname), ("raddr", self.getpeername)):
                try:
                    address = ask()
                except OSError:
                    continue
                if address:
                    text += f", {name}={address}"
        return text + ">"

    def __getstate__(self):
        raise TypeError(f"cannot pickle {self.__class__.__name__!r} object")

    @property
    def family(self):
        return _named(super().family, AddressFamily)

    @property
    def type(self):
        return _named(super().type, SocketKind)

    def dup(self):
        copy = self.__class__(self.family, self.type, self.proto, fileno=_dup(self.fileno()))
        copy.settimeout(self.gettimeout())
        return copy

    def accept(self):
        fd, address = self._accept()
        connection = socket(self.family, self.type, self.proto, fileno=fd)
        if getdefaulttimeout() is None and self.gettimeout():
            connection.setblocking(True)
        return connection, address

    def makefile(self, mode="r", buffering=None, *, encoding=None, errors=None, newline=None):
        if not set(mode) <= {"r", "w", "b"}:
            raise ValueError(f"invalid mode {mode!r} (only r, w, b allowed)")
        writing = "w" in mode
        reading = "r" in mode or not writing
        binary = "b" in mode
        if buffering == 0 and not binary:
            raise ValueError("unbuffered streams must be binary")
        self._io_refs += 1
        stream = _SocketFile(self, reading, writing, buffering if buffering is not None else -1)
        if binary:
            return stream
        return _SocketText(stream, mode, encoding or "utf-8", errors or "strict", newline)

    def sendfile(self, file, offset=0, count=None):
        if self.gettimeout() == 0:
            raise ValueError("non-blocking sockets are not supported")
        if self.type != SOCK_STREAM:
            raise ValueError("only SOCK_STREAM type sockets are supported")
        if offset:
            file.seek(offset)
        total = 0
        while count is None or total < count:
            data = file.read(8192 if count is None else min(8192, count - total))
            if not data:
                break
            self.sendall(memoryview(data))
            total += len(data)
        if total and hasattr(file, "seek"):
            file.seek(offset + total)
        return total

    def _decref_socketios(self):
        if self._io_refs > 0:
            self._io_refs -= 1
        if self._closed:
            self.close()

    def close(self):
        self._closed = True
        if self._io_refs <= 0:
            super().close()

    def detach(self):
        self._closed = True
        return super().detach()

    def get_inheritable(self):
        if self.fileno() < 0:
            raise OSError(EBADF, "Bad file descriptor")
        return False

    def set_inheritable(self, inheritable):
        if inheritable:
            raise NotImplementedError("not in Batuta yet: sockets that child processes inherit")


def fromfd(fd, family, type, proto=0):
    """A socket of a copy of a descriptor."""
    return socket(family, type, proto, _dup(fd))


def socketpair(family=None, type=SOCK_STREAM, proto=0):
    """Two sockets that are connected with each other."""
    if family is None:
        family = AF_UNIX if sys.platform != "win32" else AF_INET
    a, b = _socket._socketpair(family, type)
    return socket(family, type, proto, a), socket(family, type, proto, b)


def getfqdn(name=""):
    """The whole name of a host."""
    name = name.strip()
    return gethostname() if not name or name in ("0.0.0.0", "::") else name


def create_connection(address, timeout=..., source_address=None, *, all_errors=False):
    """Connect to (host, port); its addresses are tried in their order."""
    host, port = address
    failures = []
    for family, kind, proto, _, place in getaddrinfo(host, port, 0, SOCK_STREAM):
        sock = None
        try:
            sock = socket(family, kind, proto)
            if timeout is not ...:
                sock.settimeout(timeout)
            if source_address:
                sock.bind(source_address)
            sock.connect(place)
            return sock
        except OSError as failure:
            if all_errors:
                failures.append(failure)
            else:
                failures = [failure]
            if sock is not None:
                sock.close()
    if not failures:
        raise OSError("getaddrinfo returns an empty list")
    try:
        if all_errors:
            raise ExceptionGroup("create_connection failed", failures)
        raise failures[0]
    finally:
        failures.clear()


def has_dualstack_ipv6():
    """Whether one socket can serve both IPv4 and IPv6."""
    try:
        with socket(AF_INET6, SOCK_STREAM) as sock:
            sock.setsockopt(IPPROTO_IPV6, IPV6_V6ONLY, 0)
            return True
    except OSError:
        return False


def create_server(address, *, family=AF_INET, backlog=None, reuse_port=False, dualstack_ipv6=False):
    """A socket that listens on (host, port)."""
    if reuse_port and not hasattr(_socket, "SO_REUSEPORT"):
        raise ValueError("SO_REUSEPORT not supported on this platform")
    if dualstack_ipv6:
        if not has_dualstack_ipv6():
            raise ValueError("dualstack_ipv6 not supported on this platform")
        if family != AF_INET6:
            raise ValueError("dualstack_ipv6 requires AF_INET6 family")
    sock = socket(family, SOCK_STREAM)
    try:
        if sys.platform != "win32":
            sock.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
        if reuse_port:
            sock.setsockopt(SOL_SOCKET, _socket.SO_REUSEPORT, 1)
        if family == AF_INET6:
            sock.setsockopt(IPPROTO_IPV6, IPV6_V6ONLY, 0 if dualstack_ipv6 else 1)
        try:
            sock.bind(address)
        except OSError as failure:
            raise OSError(failure.errno, f"{failure.strerror} (while attempting to bind on address {address!r})") from None
        sock.listen() if backlog is None else sock.listen(backlog)
        return sock
    except OSError:
        sock.close()
        raise


def getaddrinfo(host, port, family=0, type=0, proto=0, flags=0):
    """The addresses of a host, as (family, type, proto, canonical name, address)."""
    return [
        (_named(f, AddressFamily), _named(k, SocketKind), p, name, place)
        for f, k, p, name, place in _socket.getaddrinfo(host, port, family, type, proto, flags)
    ]
