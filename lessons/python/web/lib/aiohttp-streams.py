"""Bodies, as they come."""

__all__ = ("StreamReader",)


class _Pieces:
    """What a body comes in, for async for."""

    def __init__(self, read):
        self._read = read

    def __aiter__(self):
        return self

    async def __anext__(self):
        piece = await self._read()
        if not piece:
            raise StopAsyncIteration
        return piece


class StreamReader:
    """The body of an answer, to be read piece by piece."""

    def __init__(self, response):
        self._response = response
        self._pushed = b""
        self._total = 0
        self._broken = None

    def __repr__(self):
        return f"<StreamReader{' eof' if self.is_eof() else ''}>"

    @property
    def total_bytes(self):
        return self._total

    def exception(self):
        return self._broken

    def is_eof(self):
        return self._response._answer.released

    def at_eof(self):
        return not self._pushed and self._response._answer.ended

    async def _next(self, ask):
        if self._broken is not None:
            raise self._broken
        piece, failure = await ask()
        if failure is not None:
            error = self._response._failed(failure)
            if not isinstance(error, RuntimeError):  # which says only that someone else is reading
                self._broken = error
            raise error
        self._total += len(piece or b"")
        return piece or b""

    async def _some(self, size):
        if self._broken is not None:
            raise self._broken
        if self._pushed:
            size = size or len(self._pushed)
            piece, self._pushed = self._pushed[:size], self._pushed[size:]
            return piece
        return await self._next(lambda: self._response._answer.piece(size))

    async def read(self, n=-1):
        if n == 0:
            return b""
        if n > 0:
            return await self._some(n)
        pieces = []
        while piece := await self._some(0):
            pieces.append(piece)
        return b"".join(pieces)

    async def readany(self):
        return await self._some(0)

    async def readexactly(self, n):
        from asyncio import IncompleteReadError
        pieces, left = [], n
        while left > 0:
            piece = await self._some(left)
            if not piece:
                raise IncompleteReadError(b"".join(pieces), n)
            pieces.append(piece)
            left -= len(piece)
        return b"".join(pieces)

    async def readline(self):
        return await self.readuntil()

    async def readuntil(self, separator=b"\n"):
        if not separator:
            raise ValueError("Separator should be at least one-byte string")
        if separator == b"\n" and not self._pushed:
            return await self._next(self._response._answer.line)
        held = b""
        while separator not in held:
            piece = await self._some(0)
            if not piece:
                return held
            held += piece
        end = held.index(separator) + len(separator)
        self._pushed = held[end:] + self._pushed
        return held[:end]

    def __aiter__(self):
        return _Pieces(self.readline)

    def iter_chunked(self, n):
        return _Pieces(lambda: self.read(n))

    def iter_any(self):
        return _Pieces(self.readany)

    def iter_chunks(self):
        raise NotImplementedError("not in Batuta yet: StreamReader.iter_chunks")

    def read_nowait(self, n=-1):
        raise NotImplementedError("not in Batuta yet: StreamReader.read_nowait")

    def readchunk(self):
        raise NotImplementedError("not in Batuta yet: StreamReader.readchunk")
