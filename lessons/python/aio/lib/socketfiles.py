"""Sockets as files: of bytes, with a buffer and without one, and of text."""

import io

EAGAIN = 11


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
