"""Collections of one's own from the abstract base classes."""
from collections.abc import Iterator, Mapping, MutableSequence, Sequence, Set


class Grades(Mapping):
    def __init__(self, **grades):
        self._grades = grades

    def __getitem__(self, name):
        return self._grades[name]

    def __iter__(self):
        return iter(self._grades)

    def __len__(self):
        return len(self._grades)


class Squares(Sequence):
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        if not 0 <= i < self.n:
            raise IndexError(i)
        return i * i


class Countdown(Iterator):
    def __init__(self, n):
        self.n = n

    def __next__(self):
        if not self.n:
            raise StopIteration
        self.n -= 1
        return self.n


g = Grades(ana=9, bo=7)
print(g["ana"], g.get("cy", 0), "bo" in g, list(g.items()), list(g.keys()), list(g.values()), g == {"ana": 9, "bo": 7})
s = Squares(5)
print(list(s), 9 in s, s.index(16), s.count(4), list(reversed(s)), list(Countdown(3)))


class Half(MutableSequence):
    def __len__(self):
        return 0


try:
    Half()
except TypeError as error:
    print(error)
print(issubclass(Grades, Mapping), isinstance(s, Sequence), isinstance({1}, Set))
