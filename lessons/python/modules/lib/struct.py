"""Values as bytes, as C's structs hold them."""

import operator
import sys
from _library import float_from_bytes as _float_from_bytes, float_to_bytes as _float_to_bytes

__all__ = ["calcsize", "pack", "pack_into", "unpack", "unpack_from", "iter_unpack", "Struct", "error"]


class error(Exception):
    """What cannot be packed or unpacked."""


_standard = {"b": 1, "h": 2, "i": 4, "l": 4, "q": 8, "e": 2, "f": 4, "d": 8, "?": 1, "c": 1, "s": 1, "p": 1, "x": 1}
_native = _standard | {"l": 4 if sys.platform == "win32" else 8, "n": 8, "P": 8}
_letters = _native.keys() | {"B", "H", "I", "L", "Q", "N"}


def _size_of(letter, native):
    return (_native if native else _standard).get(letter if letter in "P?" else letter.lower())


class Struct:
    """A format that was read once."""

    __module__ = "_struct"

    def __init__(self, format):
        if isinstance(format, str):
            format = format.encode("ascii")
        elif not isinstance(format, bytes):
            raise TypeError(f"Struct() argument 1 must be a str or bytes object, not {type(format).__name__}")
        self._format = format.decode("latin-1")
        self._read()

    def _read(self):
        """Lay the fields out: (offset, letter, size, count), where all but s and p are one value each."""
        text, order = self._format, self._format[:1]
        native = order not in tuple("=<>!")
        if order in tuple("@=<>!"):
            text = text[1:]
        self._order = "big" if order in tuple(">!") or order in ("", "@", "=") and sys.byteorder == "big" else "little"
        self._fields, at, count = [], 0, ""
        for c in text:
            if c.isspace():
                if count:
                    raise error("bad char in struct format")
                continue
            if c.isdigit():
                count += c
                continue
            if c not in _letters or _size_of(c, native) is None:
                raise error("bad char in struct format")
            n, size = int(count or "1"), _size_of(c, native)
            if native:
                at += -at % size
            if at + n * size >= sys.maxsize:
                raise error("total struct size too long")
            count = ""
            if c in "sp":
                self._fields.append((at, c, n))
            elif c != "x":
                self._fields += [(at + i * size, c, size) for i in range(n)]
            at += n * size
        if count:
            raise error("repeat count given without format specifier")
        self.size = at

    @property
    def format(self):
        return self._format

    def __repr__(self):
        return f"{type(self).__name__}({self._format!r})"

    def pack(self, *v):
        return self._pack("pack", v)

    def _pack(self, what, values):
        if len(values) != len(self._fields):
            raise error(f"{what} expected {len(self._fields)} items for packing (got {len(values)})")
        made = bytearray(self.size)
        for (at, letter, size), value in zip(self._fields, values):
            made[at:at + size] = self._bytes_of(letter, size, value)
        return bytes(made)

    def _bytes_of(self, letter, size, value):
        if letter == "c":
            if not isinstance(value, (bytes, bytearray)) or len(value) != 1:
                raise error("char format requires a bytes object of length 1")
            return value
        if letter == "?":
            return b"\1" if value else b"\0"
        if letter in "sp":
            if not isinstance(value, (bytes, bytearray)):
                raise error(f"argument for '{letter}' must be a bytes object")
            value = bytes(value)
            if letter == "p" and size:
                value = value[:size - 1]
                value = bytes([min(len(value), 255)]) + value
            return value[:size].ljust(size, b"\0")
        if letter in "efd":
            try:
                value = float(value) if not isinstance(value, (str, bytes, bytearray)) else None
            except TypeError:
                value = None
            if value is None:
                raise error("required argument is not a float")
            return _float_to_bytes(value, letter, self._order)
        return self._bytes_of_integer(letter, size, value)

    def _bytes_of_integer(self, letter, size, value):
        try:
            value = operator.index(value)
        except TypeError:
            raise error("required argument is not an integer") from None
        low, high = (-1 << 8 * size - 1, (1 << 8 * size - 1) - 1) if letter.islower() else (0, (1 << 8 * size) - 1)
        if letter == "P":
            low = -1 << 8 * size - 1
        if not low <= value <= high:
            if letter == "P":
                raise error("int too large to convert")
            raise error(f"'{letter}' format requires {low} <= number <= {high}")
        return (value % (1 << 8 * size)).to_bytes(size, self._order)

    def pack_into(self, buffer, offset, *v):
        """Pack into a part of a buffer."""
        view = memoryview(buffer)
        if view.readonly:
            raise TypeError("argument must be read-write bytes-like object, not " + type(buffer).__name__)
        if len(v) != len(self._fields):
            raise error(f"pack_into expected {len(self._fields)} items for packing (got {len(v)})")
        at = operator.index(offset)
        if at < 0:
            if at + self.size > 0:
                raise error(f"no space to pack {self.size} bytes at offset {at}")
            if at + len(view) < 0:
                raise error(f"offset {at} out of range for {len(view)}-byte buffer")
            at += len(view)
        if len(view) - at < self.size:
            raise error(
                f"pack_into requires a buffer of at least {self.size + at} bytes for packing {self.size} bytes at offset {at}"
                f" (actual buffer size is {len(view)})")
        view[at:at + self.size] = self._pack("pack_into", v)

    def unpack(self, buffer, /):
        data = _bytes(buffer)
        if len(data) != self.size:
            raise error(f"unpack requires a buffer of {self.size} bytes")
        return self._unpack(data, 0)

    def unpack_from(self, buffer, offset=0):
        data, at = _bytes(buffer), operator.index(offset)
        if at < 0:
            if at + self.size > 0:
                raise error(f"not enough data to unpack {self.size} bytes at offset {at}")
            if at + len(data) < 0:
                raise error(f"offset {at} out of range for {len(data)}-byte buffer")
            at += len(data)
        if len(data) - at < self.size:
            raise error(
                f"unpack_from requires a buffer of at least {self.size + at} bytes for unpacking {self.size} bytes"
                f" at offset {at} (actual buffer size is {len(data)})")
        return self._unpack(data, at)

    def iter_unpack(self, buffer, /):
        data = _bytes(buffer)
        if self.size == 0:
            raise error("cannot iteratively unpack with a struct of length 0")
        if len(data) % self.size:
            raise error(f"iterative unpacking requires a buffer of a multiple of {self.size} bytes")
        return (self._unpack(data, at) for at in range(0, len(data), self.size))

    def _unpack(self, data, start):
        return tuple(self._value_of(letter, data[start + at:start + at + size]) for at, letter, size in self._fields)

    def _value_of(self, letter, part):
        if letter in "cs":
            return part
        if letter == "p":
            return part[1:1 + part[0]] if part else b""
        if letter == "?":
            return part != b"\0"
        if letter in "efd":
            return _float_from_bytes(part, self._order)
        return int.from_bytes(part, self._order, signed=letter.islower())


def _bytes(buffer):
    if isinstance(buffer, bytes):
        return buffer
    try:
        return bytes(memoryview(buffer))
    except TypeError:
        raise TypeError(f"a bytes-like object is required, not '{type(buffer).__name__}'") from None


def calcsize(format, /):
    return Struct(format).size


def pack(format, /, *v):
    return Struct(format).pack(*v)


def pack_into(format, buffer, offset, /, *v):
    Struct(format).pack_into(buffer, offset, *v)


def unpack(format, buffer, /):
    return Struct(format).unpack(buffer)


def unpack_from(format, /, buffer, offset=0):
    return Struct(format).unpack_from(buffer, offset)


def iter_unpack(format, buffer, /):
    return Struct(format).iter_unpack(buffer)
