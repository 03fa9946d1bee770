"""Bytes as text of few characters: base 64, 32, 16 and 85."""

import binascii

__all__ = [
    "encodebytes", "decodebytes", "b64encode", "b64decode", "standard_b64encode", "standard_b64decode",
    "urlsafe_b64encode", "urlsafe_b64decode", "b32encode", "b32decode", "b32hexencode", "b32hexdecode",
    "b16encode", "b16decode", "b85encode", "b85decode", "a85encode", "a85decode",
]

_b32 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_b32hex = b"0123456789ABCDEFGHIJKLMNOPQRSTUV"
_b85 = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~"
_a85 = bytes(range(33, 118))
_to_url = bytes.maketrans(b"+/", b"-_")
_from_url = bytes.maketrans(b"-_", b"+/")


def _bytes(s):
    if isinstance(s, str):
        try:
            return s.encode("ascii")
        except UnicodeEncodeError:
            raise ValueError("string argument should contain only ASCII characters") from None
    if isinstance(s, (bytes, bytearray)):
        return s
    try:
        return memoryview(s).tobytes()
    except TypeError:
        raise TypeError("argument should be a bytes-like object or ASCII string, not %r" % s.__class__.__name__) from None


def b64encode(s, altchars=None):
    encoded = binascii.b2a_base64(s, newline=False)
    if altchars is not None:
        assert len(altchars) == 2, repr(altchars)
        return encoded.translate(bytes.maketrans(b"+/", altchars))
    return encoded


def b64decode(s, altchars=None, validate=False):
    s = _bytes(s)
    if altchars is not None:
        altchars = _bytes(altchars)
        assert len(altchars) == 2, repr(altchars)
        s = s.translate(bytes.maketrans(altchars, b"+/"))
    return binascii.a2b_base64(s, strict_mode=validate)


def standard_b64encode(s):
    return b64encode(s)


def standard_b64decode(s):
    return b64decode(s)


def urlsafe_b64encode(s):
    return b64encode(s).translate(_to_url)


def urlsafe_b64decode(s):
    return b64decode(_bytes(s).translate(_from_url))


def encodebytes(s):
    s = memoryview(s).tobytes() if not isinstance(s, (bytes, bytearray)) else s
    return b"".join(binascii.b2a_base64(s[i:i + 57]) for i in range(0, len(s), 57))


def decodebytes(s):
    return binascii.a2b_base64(s)


def _encode32(alphabet, s):
    if not isinstance(s, (bytes, bytearray)):
        s = memoryview(s).tobytes()
    out = bytearray()
    for i in range(0, len(s), 5):
        part = s[i:i + 5]
        n = int.from_bytes(part.ljust(5, b"\0"))
        digits = bytes(alphabet[n >> shift & 31] for shift in range(35, -1, -5))
        used = (len(part) * 8 + 4) // 5
        out += digits[:used] + b"=" * (8 - used)
    return bytes(out)


def _decode32(alphabet, s, casefold=False, map01=None):
    s = _bytes(s)
    if len(s) % 8:
        raise binascii.Error("Incorrect padding")
    if map01 is not None:
        map01 = _bytes(map01)
        assert len(map01) == 1, repr(map01)
        s = s.translate(bytes.maketrans(b"01", b"O" + map01))
    if casefold:
        s = s.upper()
    length = len(s)
    s = s.rstrip(b"=")
    pads = length - len(s)
    values = {c: i for i, c in enumerate(alphabet)}
    out = bytearray()
    for i in range(0, len(s), 8):
        n = 0
        part = s[i:i + 8]
        for c in part:
            if c not in values:
                raise binascii.Error("Non-base32 digit found")
            n = n * 32 + values[c]
        out += (n << 5 * (8 - len(part))).to_bytes(5)
    if length % 8 or pads not in (0, 1, 3, 4, 6):
        raise binascii.Error("Incorrect padding")
    return bytes(out[:len(out) - (5 * pads + 7) // 8])


def b32encode(s):
    return _encode32(_b32, s)


def b32decode(s, casefold=False, map01=None):
    return _decode32(_b32, s, casefold, map01)


def b32hexencode(s):
    return _encode32(_b32hex, s)


def b32hexdecode(s, casefold=False):
    return _decode32(_b32hex, s, casefold)


def b16encode(s):
    return binascii.hexlify(s).upper()


def b16decode(s, casefold=False):
    s = _bytes(s)
    if casefold:
        s = s.upper()
    if s.translate(None, b"0123456789ABCDEF"):
        raise binascii.Error("Non-base16 digit found")
    return binascii.unhexlify(s)


def _encode85(b, alphabet, pad=False, short=None):
    if not isinstance(b, (bytes, bytearray)):
        b = memoryview(b).tobytes()
    out = bytearray()
    for i in range(0, len(b), 4):
        part = b[i:i + 4]
        n = int.from_bytes(part.ljust(4, b"\0"))
        if short and n == 0 and len(part) == 4:
            out += b"z"
            continue
        if short == "yz" and n == 0x20202020 and len(part) == 4:
            out += b"y"
            continue
        digits = bytes(alphabet[n // 85**k % 85] for k in range(4, -1, -1))
        out += digits if pad else digits[:len(part) + 1]
    return bytes(out)


def b85encode(b, pad=False):
    return _encode85(b, _b85, pad)


def b85decode(b):
    b = _bytes(b)
    values = {c: i for i, c in enumerate(_b85)}
    out = bytearray()
    padding = -len(b) % 5
    padded = b + b"~" * padding
    for i in range(0, len(padded), 5):
        n = 0
        for j, c in enumerate(padded[i:i + 5]):
            if c not in values:
                raise ValueError("bad base85 character at position %d" % (i + j))
            n = n * 85 + values[c]
        if n >> 32:
            raise ValueError("base85 overflow in hunk starting at byte %d" % i)
        out += n.to_bytes(4)
    return bytes(out[:len(out) - padding] if padding else out)


def a85encode(b, *, foldspaces=False, wrapcol=0, pad=False, adobe=False):
    out = _encode85(b, _a85, pad, "yz" if foldspaces else "z")
    if adobe:
        out = b"<~" + out
    if wrapcol:
        wrapcol = max(2 if adobe else 1, wrapcol)
        lines = [out[i:i + wrapcol] for i in range(0, len(out), wrapcol)]
        if adobe and len(lines[-1]) + 2 > wrapcol:
            lines.append(b"")
        out = b"\n".join(lines)
    return out + b"~>" if adobe else out


def a85decode(b, *, foldspaces=False, adobe=False, ignorechars=b" \t\n\r\v"):
    b = _bytes(b)
    if adobe:
        if not b.endswith(b"~>"):
            raise ValueError("Ascii85 encoded byte sequences must end with b'~>'")
        b = b[2:-2] if b.startswith(b"<~") else b[:-2]
    out = bytearray()
    digits = []
    for c in b + b"u" * 4:
        if 33 <= c <= 117:
            digits.append(c - 33)
            if len(digits) == 5:
                n = 0
                for d in digits:
                    n = n * 85 + d
                if n >> 32:
                    raise ValueError("Ascii85 overflow")
                out += n.to_bytes(4)
                digits = []
        elif c == 122:
            if digits:
                raise ValueError("z inside Ascii85 5-tuple")
            out += b"\0\0\0\0"
        elif foldspaces and c == 121:
            if digits:
                raise ValueError("y inside Ascii85 5-tuple")
            out += b"    "
        elif c not in ignorechars:
            raise ValueError("Non-Ascii85 digit found: %c" % c)
    padding = 4 - len(digits)
    return bytes(out[:len(out) - padding] if padding else out)
