class S(str):
    def shout(self):
        return self.upper() + "!"
s = S("abc")
show(type(s).__name__, s, repr(s), s.shout(), type(s + "d").__name__, type(s[1:]).__name__, type(s[:]).__name__, type(s.strip()).__name__, type(s * 1).__name__)
show(s == "abc", "abc" == s, hash(s) == hash("abc"), {s: 1}["abc"], {"abc": 2}[s], s in {"abc"}, "abc" in {s}, isinstance(s, str), s < "b", "b" > s)
show("%s %r" % (s, s), "{} {!r:>6}".format(s, s), f"{s:>5}|{s!r}", ",".join([s, s]), s.join("xy"), "a" + s, s.replace("b", s), len(s), list(s), s.find(S("c")))
show(str(s) is s, type(str(s)).__name__, str.__str__(s) == s, type(s.__str__()).__name__, s.encode(), bool(S("")), type(S("x").join([S("y")])).__name__)

class T(str):
    def __new__(cls, value, extra=None):
        self = super().__new__(cls, value)
        self.extra = extra
        return self
    def __str__(self):
        return "T:" + super().__str__()
    def __eq__(self, other):
        return "eq" in str.__str__(other)
    __hash__ = str.__hash__
t = T("x", extra=5)
show(t.extra, str(t), "%s" % t, f"{t}", "{}".format(t), t == "eq", "eq" == t, "no" == t, t + "!", t.upper(), ",".join([t]))

class F(str):
    def __format__(self, spec):
        return "<" + spec + ">"
show(f"{F('a'):x}", "{:yy}".format(F("a")), format(F("a"), "z"), format(F("a")))

class R:
    def __repr__(self):
        return "é\ud800"
    def __radd__(self, other):
        return ("radd", other)
    def __rmul__(self, other):
        return ("rmul", other)
    def __rmod__(self, other):
        return ("rmod", other)
    def __index__(self):
        return 1
    def __len__(self):
        return 3
show(ascii(R()), "a" + R(), "a" * R(), "a%s" % R() == "aé\ud800", b"a" + R(), b"a" * R(), "abc"[R()], b"abc"[R()], "abc"[R():], "abc".find("c", R()), "abc".center(R()) == "abc")

class B(bytes):
    def __repr__(self):
        return "B" + super().__repr__()
b = B(b"abc")
show(b, b == b"abc", {b"abc": 1}[b], type(b + b"d").__name__, type(b[1:]).__name__, b[0], bytes(b), type(bytes(b)).__name__, B(3), B([1]), B.fromhex("00ff"), type(B.fromhex("00")).__name__, len(b), list(b), b"x".join([b]))

class A(bytearray):
    pass
a = A(b"abc")
a.append(100)
a += b"e"
a.tag = 1
show(a, type(a).__name__, a.tag, a == b"abcde", type(a[1:]).__name__, type(a + b"").__name__, a.pop(), a)
a *= 2
show(a, type(a).__name__, type(A.fromhex("00")).__name__, A.fromhex("00"))

class Y:
    def __bytes__(self):
        return b"yes"
show(bytes(Y()), b"%s|%b" % (Y(), Y()), bytearray(b"-").join([b"a", b"b"]))
class Bad:
    def __bytes__(self):
        return "no"
    def __index__(self):
        return "no"
    def __str__(self):
        return 1
    def __repr__(self):
        return 2
    def __format__(self, spec):
        return 3
    def __float__(self):
        return "x"
    def __int__(self):
        return "x"
for f in (lambda: bytes(Bad()), lambda: "a"[Bad()], lambda: str(Bad()), lambda: repr(Bad()), lambda: format(Bad()), lambda: f"{Bad()}", lambda: "%s" % Bad(), lambda: "%r" % Bad(), lambda: "%d" % Bad(), lambda: "%f" % Bad(), lambda: "%x" % Bad(), lambda: "a" * Bad(), lambda: "{!r}".format(Bad()), lambda: "{}".format(Bad()), lambda: b"%s" % Bad(), lambda: "%c" % Bad(), lambda: "a".find("a", Bad()), lambda: chr(Bad()), lambda: ascii(Bad())):
    try:
        show(f())
    except Exception as e:
        show(type(e).__name__, e)
try:
    b"ab\xffcd".decode("utf-8")
except UnicodeDecodeError as e:
    show(e.encoding, e.object, e.start, e.end, e.reason, e.args, isinstance(e, ValueError))
try:
    "abé€d".encode("ascii")
except UnicodeEncodeError as e:
    show(e.encoding, e.object, e.start, e.end, e.reason, e.args)
    e.start, e.reason = 3, "why"
    show(e)
try:
    "abc".encode("nope")
except LookupError as e:
    show(type(e).__name__, e)

ba = bytearray(b"0123456789")
m = memoryview(ba)
m[2:4] = b"xy"
m[0] = 65
show(ba, m[2:4].tobytes(), m[::2].tolist(), bytes(m[::-1]), m.readonly, len(m), m.nbytes)
n = m[4:8]
n[0:2] = m[2:4]
n[::2] = b"pq"
show(ba, n[-1], n.tobytes(), n == b"pyq7", n == m, [x for x in n], 113 in n)
m[1:5] = m[2:6]
show(ba)
with memoryview(ba) as v:
    try:
        ba.append(1)
    except BufferError as e:
        show(e)
    v[0] = 66
    ba[1] = 67
    ba[2:4] = b"##"
    show(v[:4].tobytes())
try:
    v[0]
except ValueError as e:
    show(e)
del m, n, v
ba.append(33)
show(ba)
ba[2:5] = b""
ba[0:0] = b"<<"
ba[len(ba):] = [62, 62]
ba[::3] = b"-" * len(ba[::3])
show(ba)
del ba[1]
del ba[::2]
del ba[-1:]
show(ba, len(ba))
ba.extend(range(65, 70))
ba.insert(1, 46)
ba.insert(-1, 47)
ba.insert(100, 48)
ba.remove(46)
ba.reverse()
show(ba, ba.pop(0), ba.pop(), ba)
ba[:] = ba[1:3]
show(ba, ba.copy() is ba, ba.clear(), ba, bool(ba))
ba.resize(3)
show(ba)
x = y = bytearray(b"q")
x += b"r"
show(y, x is y)
it = iter(ba)
next(it)
ba.extend(b"zz")
show(list(it))
del ba[2:2]
ba[1:1] = ba
show(ba)
ba = bytearray(b"abcdef")
del ba[5:1:-2]
show(ba)
ba[5:1] = b"XY"
show(ba)
s = "x"
s += "é"
u = s
s += "y" * 600
v = s
s += "1"
w = v + "2"
z = v + "3"
s += "4"
show(u, len(v), s[-3:], w[-3:], z[-3:], (w + "5")[-3:], (v + "6")[-3:], s.count("y"), len(w))

class Buf:
    def __init__(self, b):
        self.b = b
    def __buffer__(self, flags):
        return memoryview(self.b)
buf = Buf(b"buf")
show(bytes(buf), b"-".join([buf, buf]), memoryview(buf).tobytes(), b"x" + buf, buf == b"buf", b"a buf".find(buf))
