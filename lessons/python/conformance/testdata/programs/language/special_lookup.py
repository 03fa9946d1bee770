"""Comparisons, hashing, copies and truth that a class defines for itself."""
import functools


@functools.total_ordering
class Version:
    def __init__(self, text):
        self.parts = tuple(int(p) for p in text.split("."))

    def __eq__(self, other):
        return self.parts == other.parts

    def __lt__(self, other):
        return self.parts < other.parts

    def __repr__(self):
        return ".".join(map(str, self.parts))

    def __index__(self):
        return self.parts[0]

    def __int__(self):
        return self.parts[0] * 100

    def __float__(self):
        return self.parts[0] + self.parts[1] / 10

    def __len__(self):
        return len(self.parts)

    def __round__(self, digits=None):
        return f"rounded to {digits}"


a, b, c = Version("1.2.3"), Version("1.10"), Version("2.0")
print(sorted([c, b, a]), a < b, b >= c, a != c, max(a, b, c))
print(int(c), float(c), "abcdef"[c], [10, 20, 30][a], round(a), round(a, 2), bin(c))
try:
    hash(a)
except TypeError as error:
    print(error)


class Quiet:
    def __getattribute__(self, name):
        return f"<{name}>"


class Empty:
    def __len__(self):
        return 0


print(Quiet().anything, bool(Empty()), bool(Version("0.0")), "empty" if not Empty() else "full")
print(Version.__eq__(a, a), Version.__dict__["__len__"](a), a.__class__.__qualname__)
