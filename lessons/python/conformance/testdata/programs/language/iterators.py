"""Iteration by hand: __iter__, __next__, the old protocol, and iter's second form."""


class Countdown:
    def __init__(self, start):
        self.start = start

    def __iter__(self):
        return CountdownIterator(self.start)


class CountdownIterator:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n + 1


class Old:
    def __getitem__(self, i):
        if i > 2:
            raise IndexError(i)
        return i * 10


c = Countdown(3)
print(list(c), list(c), 2 in c, [*zip(c, "xyz")])
a, b, d = c
print(a, b, d, sum(Old()), list(Old()))
it = iter([5, 6, 7])
print(next(it), list(it), next(it, "empty"))
values = iter([3, 1, 4, 0, 5])
print(list(iter(lambda: next(values), 0)), list(values))
for i, n in enumerate(Countdown(2), start=1):
    print(i, n)
for attempt in (lambda: iter(5), lambda: next(iter([])), lambda: next([1])):
    try:
        attempt()
    except (TypeError, StopIteration) as error:
        print(type(error).__name__, error)
