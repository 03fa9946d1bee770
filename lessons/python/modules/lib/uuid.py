"""Names that no other thing has: UUIDs, as RFC 9562 has them."""

import binascii
import hashlib
import time
from enum import Enum

RESERVED_NCS = "reserved for NCS compatibility"
RFC_4122 = "specified in RFC 4122"
RESERVED_MICROSOFT = "reserved for Microsoft compatibility"
RESERVED_FUTURE = "reserved for future definition"

# How many 100 ns lie between the calendar's beginning in 1582 and 1970.
_since_1582 = 0x01B21DD213814000


class SafeUUID(Enum):
    safe = 0
    unsafe = -1
    unknown = None


class UUID:
    """A UUID: 128 bits, and the fields that they are made of."""

    __slots__ = ("int", "is_safe", "__weakref__")

    def __init__(self, hex=None, bytes=None, bytes_le=None, fields=None, int=None, version=None, *, is_safe=SafeUUID.unknown):
        if [hex, bytes, bytes_le, fields, int].count(None) != 4:
            raise TypeError("one of the hex, bytes, bytes_le, fields, or int arguments must be given")
        if hex is not None:
            hex = hex.replace("urn:", "").replace("uuid:", "").strip("{}").replace("-", "")
            if len(hex) != 32:
                raise ValueError("badly formed hexadecimal UUID string")
            int = _int(hex, 16)
        elif bytes_le is not None:
            if len(bytes_le) != 16:
                raise ValueError("bytes_le is not a 16-char string")
            int = _int.from_bytes(bytes_le[3::-1] + bytes_le[5:3:-1] + bytes_le[7:5:-1] + bytes_le[8:])
        elif bytes is not None:
            if len(bytes) != 16:
                raise ValueError("bytes is not a 16-char string")
            int = _int.from_bytes(bytes)
        elif fields is not None:
            int = _from_fields(fields)
        if not 0 <= int < 1 << 128:
            raise ValueError("int is out of range (need a 128-bit value)")
        if version is not None:
            if not 1 <= version <= 8:
                raise ValueError("illegal version number")
            int = _stamp(int, version)
        object.__setattr__(self, "int", int)
        object.__setattr__(self, "is_safe", is_safe)

    def __setattr__(self, name, value):
        raise TypeError("UUID objects are immutable")

    def __eq__(self, other):
        return self.int == other.int if isinstance(other, UUID) else NotImplemented

    def __lt__(self, other):
        return self.int < other.int if isinstance(other, UUID) else NotImplemented

    def __le__(self, other):
        return self.int <= other.int if isinstance(other, UUID) else NotImplemented

    def __gt__(self, other):
        return self.int > other.int if isinstance(other, UUID) else NotImplemented

    def __ge__(self, other):
        return self.int >= other.int if isinstance(other, UUID) else NotImplemented

    def __hash__(self):
        return hash(self.int)

    def __int__(self):
        return self.int

    def __repr__(self):
        return f"{self.__class__.__name__}({str(self)!r})"

    def __str__(self):
        x = self.hex
        return f"{x[:8]}-{x[8:12]}-{x[12:16]}-{x[16:20]}-{x[20:]}"

    def __reduce__(self):
        return self.__class__, (self.hex,)

    @property
    def bytes(self):
        return self.int.to_bytes(16)

    @property
    def bytes_le(self):
        b = self.bytes
        return b[3::-1] + b[5:3:-1] + b[7:5:-1] + b[8:]

    @property
    def fields(self):
        return (self.time_low, self.time_mid, self.time_hi_version, self.clock_seq_hi_variant, self.clock_seq_low, self.node)

    @property
    def time_low(self):
        return self.int >> 96

    @property
    def time_mid(self):
        return self.int >> 80 & 0xFFFF

    @property
    def time_hi_version(self):
        return self.int >> 64 & 0xFFFF

    @property
    def clock_seq_hi_variant(self):
        return self.int >> 56 & 0xFF

    @property
    def clock_seq_low(self):
        return self.int >> 48 & 0xFF

    @property
    def time(self):
        if self.version == 6:
            return self.time_low << 28 | self.time_mid << 12 | self.time_hi_version & 0x0FFF
        if self.version == 7:
            return self.int >> 80
        return (self.time_hi_version & 0x0FFF) << 48 | self.time_mid << 32 | self.time_low

    @property
    def clock_seq(self):
        return (self.clock_seq_hi_variant & 0x3F) << 8 | self.clock_seq_low

    @property
    def node(self):
        return self.int & 0xFFFFFFFFFFFF

    @property
    def hex(self):
        return f"{self.int:032x}"

    @property
    def urn(self):
        return "urn:uuid:" + str(self)

    @property
    def variant(self):
        top = self.clock_seq_hi_variant
        if not top & 0x80:
            return RESERVED_NCS
        if not top & 0x40:
            return RFC_4122
        return RESERVED_FUTURE if top & 0x20 else RESERVED_MICROSOFT

    @property
    def version(self):
        if self.variant == RFC_4122:
            return self.int >> 76 & 0xF


_int = int


def _from_fields(fields):
    if len(fields) != 6:
        raise ValueError("fields is not a 6-tuple")
    value = 0
    for i, (field, bits) in enumerate(zip(fields, (32, 16, 16, 8, 8, 48)), 1):
        if not 0 <= field < 1 << bits:
            raise ValueError(f"field {i} out of range (need a{'n' if bits == 8 else ''} {bits}-bit value)")
        value = value << bits | field
    return value


def _stamp(value, version):
    value &= ~(0xC000 << 48) & ~(0xF000 << 64)
    return value | 0x8000 << 48 | version << 76


def _random(n):
    return int.from_bytes(binascii._entropy(n))


_node = None


def getnode():
    """A number for this machine: by chance, and marked as such."""
    global _node
    if _node is None:
        _node = _random(6) | 1 << 40
    return _node


_last = {}


def _ticks(kind, ticks):
    # Two in the same moment must differ.
    ticks = _last[kind] = max(ticks, _last.get(kind, -1) + 1)
    return ticks


def uuid1(node=None, clock_seq=None):
    """A UUID of the time and this machine."""
    t = _ticks(1, time.time_ns() // 100 + _since_1582)
    if clock_seq is None:
        clock_seq = _random(2) & 0x3FFF
    if node is None:
        node = getnode()
    return UUID(fields=(t & 0xFFFFFFFF, t >> 32 & 0xFFFF, t >> 48 & 0x0FFF, clock_seq >> 8 & 0x3F, clock_seq & 0xFF, node), version=1)


def _named(hasher, namespace, name, version):
    if isinstance(name, str):
        name = bytes(name, "utf-8")
    return UUID(bytes=hasher(namespace.bytes + name).digest()[:16], version=version)


def uuid3(namespace, name):
    """A UUID of a name, by MD5."""
    return _named(hashlib.md5, namespace, name, 3)


def uuid4():
    """A UUID by chance."""
    return UUID(int=_random(16), version=4)


def uuid5(namespace, name):
    """A UUID of a name, by SHA-1."""
    return _named(hashlib.sha1, namespace, name, 5)


def uuid6(node=None, clock_seq=None):
    """uuid1 whose order is that of time."""
    t = _ticks(6, time.time_ns() // 100 + _since_1582)
    if clock_seq is None:
        clock_seq = _random(2) & 0x3FFF
    if node is None:
        node = getnode()
    return UUID(int=t >> 12 << 80 | (t & 0xFFF) << 64 | (clock_seq & 0x3FFF) << 48 | node & 0xFFFFFFFFFFFF, version=6)


def uuid7():
    """A UUID by chance whose order is that of time."""
    t = time.time_ns() // 1_000_000
    last, counter = _last.get(7, (-1, 0))
    if t > last:
        counter = _random(6) & (1 << 41) - 1
    else:
        t, counter = last, counter + 1
        if counter >> 42:
            t, counter = t + 1, _random(6) & (1 << 41) - 1
    _last[7] = t, counter
    return UUID(int=(t & (1 << 48) - 1) << 80 | counter >> 30 << 64 | (counter & (1 << 30) - 1) << 32 | _random(4), version=7)


def uuid8(a=None, b=None, c=None):
    """A UUID whose content is the caller's: 48, 12 and 62 bits."""
    a = _random(6) if a is None else a
    b = _random(2) if b is None else b
    c = _random(8) if c is None else c
    return UUID(int=(a & (1 << 48) - 1) << 80 | (b & 0xFFF) << 64 | c & (1 << 62) - 1, version=8)


NAMESPACE_DNS = UUID("6ba7b810-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_URL = UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_OID = UUID("6ba7b812-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_X500 = UUID("6ba7b814-9dad-11d1-80b4-00c04fd430c8")

NIL = UUID("00000000-0000-0000-0000-000000000000")
MAX = UUID("ffffffff-ffff-ffff-ffff-ffffffffffff")
