"""Sockets: what _socket has, with names for numbers, files, and helpers."""

import _socket
import io
import sys
from _socket import (
    close, dup as _dup, getdefaulttimeout, gethostbyname, gethostname, getnameinfo, htonl, htons,
    inet_aton, inet_ntoa, inet_ntop, inet_pton, ntohl, ntohs, setdefaulttimeout,
    error, gaierror, herror, timeout, has_ipv6,
)
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
            self.sendall(data)
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


class SocketIO(io.RawIOBase):
    """A socket as a file of bytes without a buffer."""

    def __init__(self, sock, mode):
        if mode not in ("r", "w", "rw", "rb", "wb", "rwb"):
            raise ValueError(f"invalid mode: {mode!r}")
        self._sock, self._reading, self._writing, self.mode = sock, "r" in mode, "w" in mode, mode
        self._late = self._shut = False

    def readinto(self, buffer):
        self._check(self._reading, "readable")
        if self._late:
            raise OSError("cannot read from timed out object")
        try:
            return self._sock.recv_into(buffer)
        except TimeoutError:
            self._late = True
            raise
        except BlockingIOError:
            return None

    def write(self, data):
        self._check(self._writing, "writable")
        try:
            return self._sock.send(data)
        except BlockingIOError:
            return None

    def _check(self, allowed, what):
        if self._shut:
            raise ValueError("I/O operation on closed file.")
        if not allowed:
            raise io.UnsupportedOperation(f"File or stream is not {what}.")

    def readable(self):
        return self._reading

    def writable(self):
        return self._writing

    def seekable(self):
        return False

    def fileno(self):
        return self._sock.fileno()

    @property
    def name(self):
        return -1 if self._shut else self.fileno()

    @property
    def closed(self):
        return self._shut

    def close(self):
        if not self._shut:
            self._shut = True
            self._sock._decref_socketios()
            self._sock = None


class _SocketFile(io.BufferedIOBase):
    """A socket as a file of bytes, with what was read ahead and is yet to be sent."""

    def __init__(self, sock, reading, writing, buffering):
        self.raw = SocketIO(sock, ("r" if reading else "") + ("w" if writing else ""))
        self.mode = ("r" if reading else "") + ("w" if writing else "") + "b"
        self._size = io.DEFAULT_BUFFER_SIZE if buffering < 0 else buffering
        self._ahead, self._unsent, self._ended = bytearray(), bytearray(), False

    def _fill(self):
        """Read once more; false at the end."""
        if self._unsent:
            self.flush()
        chunk = bytearray(8192)
        n = self.raw.readinto(chunk)
        if n:
            self._ahead += chunk[:n]
        return n

    def _take(self, n):
        data = bytes(self._ahead[:n])
        del self._ahead[:n]
        return data

    def read(self, size=-1, /):
        self.raw._check(self.raw._reading, "readable")
        if size is None or size < 0:
            while self._fill():
                pass
            return self._take(len(self._ahead))
        while len(self._ahead) < size:
            got = self._fill()
            if got is None and not self._ahead:
                return None
            if not got:
                break
        return self._take(size)

    def read1(self, size=-1, /):
        if not self._ahead:
            self._fill()
        return self._take(len(self._ahead) if size < 0 else size)

    def readinto(self, buffer, /):
        data = self.read(len(buffer))
        buffer[:len(data)] = data
        return len(data)

    def peek(self, size=0, /):
        if not self._ahead:
            self._fill()
        return bytes(self._ahead)

    def readline(self, size=-1, /):
        self.raw._check(self.raw._reading, "readable")
        start = 0
        while True:
            at = self._ahead.find(b"\n", start)
            if at >= 0:
                end = at + 1
                break
            start = len(self._ahead)
            if 0 <= size <= start or not self._fill():
                end = len(self._ahead)
                break
        return self._take(min(end, size) if size >= 0 else end)

    def readlines(self, hint=-1, /):
        return list(self)

    def __iter__(self):
        return self

    def __next__(self):
        if line := self.readline():
            return line
        raise StopIteration

    def write(self, data, /):
        self.raw._check(self.raw._writing, "writable")
        self._unsent += data
        if len(self._unsent) > self._size:
            self.flush()
        return len(data)

    def writelines(self, lines, /):
        for line in lines:
            self.write(line)

    def flush(self):
        if self.closed:
            raise ValueError("flush of closed file")
        while self._unsent:
            n = self.raw.write(self._unsent)
            if n is None:
                raise BlockingIOError(EAGAIN, "write could not complete without blocking", 0)
            del self._unsent[:n]

    def readable(self):
        return self.raw._reading

    def writable(self):
        return self.raw._writing

    def seekable(self):
        return False

    def fileno(self):
        return self.raw.fileno()

    @property
    def name(self):
        return self.raw.name

    @property
    def closed(self):
        return self.raw.closed

    def close(self):
        if not self.closed:
            try:
                self.flush()
            finally:
                self.raw.close()

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


class _SocketText(io.TextIOBase):
    """A socket as a file of text."""

    def __init__(self, buffer, mode, encoding, errors, newline):
        if newline not in (None, "", "\n", "\r", "\r\n"):
            raise ValueError(f"illegal newline value: {newline!r}")
        self.buffer, self.mode, self.encoding, self.errors = buffer, mode, encoding, errors
        self._newline = newline
        self._text = ""

    def _decoded(self, data):
        text = data.decode(self.encoding, self.errors)
        return text.replace("\r\n", "\n").replace("\r", "\n") if self._newline is None else text

    def _line(self):
        if self._newline in ("\r", "\r\n"):
            end, data = self._newline.encode(), b""
            while not data.endswith(end) and (byte := self.buffer.read(1)):
                data += byte
            return self._decoded(data)
        return self._decoded(self.buffer.readline())

    def read(self, size=-1, /):
        if size is None or size < 0:
            text, self._text = self._text + self._decoded(self.buffer.read()), ""
            return text
        while len(self._text) < size:
            if not (line := self._line()):
                break
            self._text += line
        text, self._text = self._text[:size], self._text[size:]
        return text

    def readline(self, size=-1, /):
        if not self._text:
            self._text = self._line()
        end = self._text.find("\n") + 1 or len(self._text)
        if size >= 0:
            end = min(end, size)
        line, self._text = self._text[:end], self._text[end:]
        return line

    def readlines(self, hint=-1, /):
        return list(self)

    def __iter__(self):
        return self

    def __next__(self):
        if line := self.readline():
            return line
        raise StopIteration

    def write(self, text, /):
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        out = text.replace("\n", self._newline) if self._newline in ("\r", "\r\n") else text
        self.buffer.write(out.encode(self.encoding, self.errors))
        return len(text)

    def writelines(self, lines, /):
        for line in lines:
            self.write(line)

    def flush(self):
        self.buffer.flush()

    def readable(self):
        return self.buffer.readable()

    def writable(self):
        return self.buffer.writable()

    def seekable(self):
        return False

    def fileno(self):
        return self.buffer.fileno()

    @property
    def name(self):
        return self.buffer.name

    @property
    def closed(self):
        return self.buffer.closed

    def close(self):
        self.buffer.close()

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


def fromfd(fd, family, type, proto=0):
    """A socket of a copy of a descriptor."""
    return socket(family, type, proto, _dup(fd))


def socketpair(family=None, type=SOCK_STREAM, proto=0):
    """Two sockets that are connected with each other."""
    if family is None:
        family = AF_UNIX if sys.platform != "win32" else AF_INET
    a, b = _socket._socketpair(type)
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
