"""Tuples and ranges."""
t = (1, "two", 3.0, 1)
print(t, len(t), t.count(1), t.index("two"), t[1:], t + (5,), t * 2, (1,), (), tuple("ab"), tuple([1]))
print((1, 2) < (1, 3), (1, 2) < (1, 2, 0), (1, "a") == (1, "a"), hash((1, 2)) == hash((1, 2)), 3.0 in t, t[::-1])
print({(0, 0): "origin"}[0, 0], max((3, 1), (2, 9)), sorted([(2, "b"), (1, "z"), (2, "a")]), isinstance(t, tuple))
inner = ([],)
inner[0].append("changed")
print(inner)
try:
    inner[0] += ["twice"]
except TypeError as error:
    print(error, inner)
r = range(2, 20, 5)
print(r, list(r), len(r), r[1], r[-1], r[1:], 12 in r, 13 in r, r.index(12), r.count(7), r.start, r.stop, r.step)
print(list(range(3)), list(range(5, 2)), list(range(5, 2, -1)), list(reversed(range(3))), range(0) == range(5, 5), bool(range(0)))
print(sum(range(10**6)), range(10**20)[-1], list(range(-3, 3, 2)), max(range(5)), hash(range(3)) == hash(range(0, 3, 1)))
for attempt in (
    lambda: t.index(9),
    lambda: t[9],
    lambda: t.append(1),
    lambda: range(1, 2, 0),
    lambda: range(1.5),
    lambda: range(3)[5],
    lambda: (1, 2) + [3],
    lambda: t.__setitem__(0, 1),
    lambda: hash(([],)),
    lambda: range(),
    lambda: range(3).index(7),
):
    try:
        print(attempt())
    except (ValueError, IndexError, AttributeError, TypeError) as error:
        print(type(error).__name__, error)
