"""Views of mappings, buffers, and sets of one's own."""
from collections.abc import Buffer, ItemsView, KeysView, Mapping, MappingView, MutableMapping, MutableSet, ValuesView


class Stack(MutableMapping):
    def __init__(self):
        self.pairs = []

    def __getitem__(self, key):
        for k, v in reversed(self.pairs):
            if k == key:
                return v
        raise KeyError(key)

    def __setitem__(self, key, value):
        self.pairs.append((key, value))

    def __delitem__(self, key):
        self.pairs = [p for p in self.pairs if p[0] != key]
    def __iter__(self):
        return iter(dict(self.pairs))

    def __len__(self):
        return len(dict(self.pairs))


s = Stack()
s["a"] = 1
s.update(b=2, a=3)
print(s["a"], len(s), dict(s), s.pop("b"), s.setdefault("c", 9), s.get("z"), "a" in s, list(s.items()))
for view in (s.keys(), s.values(), s.items()):
    print([cls.__name__ for cls in (KeysView, ValuesView, ItemsView, MappingView) if isinstance(view, cls)], len(view), isinstance({}.values(), ValuesView))
print(s == {"a": 3, "c": 9}, s.popitem(), isinstance(s, Mapping))
s.clear()
print(len(s), isinstance(b"", Buffer), isinstance(bytearray(), Buffer), isinstance("", Buffer))


class Bits(MutableSet):
    def __init__(self, items=()):
        self.mask = 0
        for item in items:
            self.add(item)

    def __contains__(self, n):
        return bool(self.mask >> n & 1)

    def __iter__(self):
        return (n for n in range(self.mask.bit_length()) if n in self)

    def __len__(self):
        return self.mask.bit_count()

    def add(self, n):
        self.mask |= 1 << n
    def discard(self, n):
        self.mask &= ~(1 << n)


a, b = Bits([1, 2, 5]), Bits([2, 3])
print(sorted(a | b), sorted(a & b), sorted(a - b), sorted(a ^ b), a <= b, a.isdisjoint(b), a == {1, 2, 5}, a.pop(), len(a))
