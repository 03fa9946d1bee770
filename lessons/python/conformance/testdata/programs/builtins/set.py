"""Every method of set and frozenset."""
a, b = {1, 2, 3}, {3, 4}
print(a | b == {1, 2, 3, 4}, a & b, a - b == {1, 2}, a ^ b == {1, 2, 4})
print(sorted(a.union(b, [9])), a.intersection([1, 7]), sorted(a.difference([1])), sorted(a.symmetric_difference(b)))
print({1} <= a, {1} < {1}, a >= {1, 2}, a.issubset(range(5)), a.issuperset([1]), a.isdisjoint(b), a.isdisjoint({7}))
a.add(5)
a.add(5)
a.discard(99)
a.remove(1)
a.update([7], (8,))
print(sorted(a), len(a), 7 in a, 1 not in a)
a.intersection_update({2, 3, 5, 7})
a.difference_update([7])
a.symmetric_difference_update({5, 6})
print(sorted(a))
a |= {10}
a &= {10, 2, 3}
a -= {3}
a ^= {1}
print(sorted(a), {4}.pop(), set(), set("aab") == {"a", "b"}, {1}, {"x"}, frozenset({1}), frozenset())
print(a.copy() == a, a.copy() is a, {1, 1.0, True}, len({(), frozenset()}))
frozen = frozenset([1, 2])
print(frozen | {3} == {1, 2, 3}, {frozen: "a key"}[frozenset([2, 1])], hash(frozen) == hash(frozenset([2, 1])), type(frozen | {1}), type({1} | frozen))
a.clear()
print(a, bool(a))
for attempt in (lambda: {1}.remove(2), lambda: set().pop(), lambda: {[1]}, lambda: {1} | [2], lambda: frozen.add(1), lambda: {{1}}, lambda: {1} < [1], lambda: set(5), lambda: frozen[0], lambda: hash(set()), lambda: {1} + {2}):
    try:
        print(attempt())
    except (KeyError, TypeError, AttributeError) as error:
        print(type(error).__name__, error)
try:
    for n in (s := {1}):
        s.add(n + 1)
except RuntimeError as error:
    print(error)
