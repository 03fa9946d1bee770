"""What a function that map calls raises as StopIteration ends the map, for whoever asks."""
from itertools import chain, count, cycle, filterfalse, islice, takewhile


def round_robin(*iterables):
    """One of each in turn, until all are used up."""
    left = map(iter, iterables)
    for many in range(len(iterables), 0, -1):
        left = cycle(islice(left, many))
        yield from map(next, left)


def until(limit):
    def check(x):
        if x >= limit:
            raise StopIteration(x)
        return x * 10
    return check


def delegate():
    got = yield from map(until(2), count())
    print("delegated:", got)


print(list(round_robin("ABC", "D", "EF")))
print([x for x in map(until(3), count())])
print(list(filter(until(4), range(9))), list(filterfalse(until(0), range(9))))
print(list(takewhile(until(2), count())), list(chain(map(until(1), count()), "z")))
print(next(map(until(0), count()), "default"))
try:
    next(map(until(0), count(7)))
except StopIteration as e:
    print("raised", e.value)
first, *rest = map(until(3), count())
print(first, rest, list(delegate()))
print(dict(zip("abc", map(until(2), count()))), sum(map(until(4), count())), 20 in map(until(3), count()))


def leaky():
    yield next(iter([]))


try:
    list(leaky())
except RuntimeError as e:
    print(e, repr(e.__cause__))
