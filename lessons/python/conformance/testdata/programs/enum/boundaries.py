"""What a flag does with bits that no member has: its boundary."""
from enum import CONFORM, EJECT, KEEP, STRICT, Flag, FlagBoundary, IntFlag


class Strict(Flag, boundary=STRICT):
    READ = 4
    WRITE = 2


class Conforming(Flag, boundary=CONFORM):
    READ = 4
    WRITE = 2


class Ejecting(IntFlag, boundary=EJECT):
    READ = 4
    WRITE = 2


class Keeping(Flag, boundary=KEEP):
    READ = 4
    WRITE = 2


for kind in (Conforming, Ejecting, Keeping):
    for value in (6, 12, 8):
        got = kind(value)
        print(kind.__name__, value, "->", repr(got), type(got).__name__, got == value)
print(repr(Strict(6)))
try:
    Strict(12)
except ValueError as error:
    print(error)
print(list(FlagBoundary), STRICT is FlagBoundary.STRICT, FlagBoundary("eject") is EJECT, repr(KEEP), str(CONFORM))
print(repr(~Strict.READ), repr(~Keeping.READ), repr(Keeping(12) & ~Keeping.READ), Strict._boundary_, IntFlag._boundary_)
print(repr(Keeping(13)), len(Keeping(13)), [m.name for m in Keeping(15)], Keeping.READ in Keeping(12))
