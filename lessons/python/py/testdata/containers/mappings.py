# dicts
d = {}
for i in range(1000):
    d[i] = 1; del d[i]
print(len(d), 5 in d)
d = {i: i for i in range(20)}
for i in range(5000):
    d[i + 20] = 1
    del d[i]
print(len(d), list(d)[:3])
x = 12345
def rnd(n):
    global x
    x = (x * 1103515245 + 12345) % 2**31
    return (x >> 8) % n
d = {}; keys = []
for i in range(20000):
    k = rnd(60); k = [k, str(k), (k, k), float(k), k * 10**20][rnd(5)]
    op = rnd(9)
    if op < 4: d[k] = i
    elif op < 6: d.pop(k, None)
    elif op == 6: d.setdefault(k, i)
    elif op == 7 and d and rnd(3) == 0: d.popitem()
    elif op == 8 and rnd(200) == 0: d.clear()
    if i % 2000 == 0: print(len(d), list(d.items())[:3], hash(tuple(k if not isinstance(k, str) else int(k) for k in (j if not isinstance(j, tuple) else j[0] for j in d))))
for i in range(20):
    d = {j: j for j in range(i)}
    log = []
    try:
        for k in d:
            log.append(k)
            if len(log) < 40: del d[k]; d[k + 100] = 1
    except RuntimeError as e: log.append(str(e))
    print(log)
d = {1: 1}
try:
    for k in d: d[2] = 3
except RuntimeError as e: print(e)
it = iter(d)
next(it); d[5] = 1
for _ in range(2):
    try: next(it)
    except RuntimeError as e: print(e)
d = dict(a=1, b=2)
print(d | {'c': 3}, {'a': 5} | d, d.items() - {('a', 1)}, d.keys() & ['a', 'z'], sorted(d.keys() ^ {'a', 'q'}), d.items() >= {('a', 1)}, d.keys() < {'a', 'b', 'c'})
d |= [('z', 1)]; print(d)
d.update({'q': 2}, w=3); d.update([('e', 4)]); d.update(t=3); print(d)
print(list(reversed(d)), list(reversed(d.items())), list(reversed(d.values())))
class Map:
    def keys(self): return ['x', 'y']
    def __getitem__(self, k): return k * 2
print(dict(Map()), dict(Map(), z=1), {**Map()})
class DM(dict):
    def __missing__(self, k): return f'no {k}'
m = DM(a=1); print(m['a'], m['b'], m.get('b'), 'b' in m, DM.fromkeys('ab', 0), type(m.copy()), m)
print({1: 'a', 1.0: 'b', True: 'c'}, {0: 1, False: 2}, {'a': 1} == {'a': 1.0}, {1: 2} != {1: 3})
class Eq:
    def __init__(s, n): s.n = n
    def __hash__(s): return 1
    def __eq__(s, o): return isinstance(o, Eq) and s.n == o.n
    def __repr__(s): return f'E{s.n}'
d = {Eq(i % 5): i for i in range(12)}; print(d, d[Eq(3)], Eq(9) in d)
class Clear:
    def __hash__(s): return 1
    def __eq__(s, o): d.clear(); return False
d = {Clear(): 1}; print(d.get(Eq(1)), d)
d = {Clear(): 1}; d[Eq(1)] = 5; print(len(d))
class Boom:
    def __hash__(s): return 1
    def __eq__(s, o): raise ValueError('boom')
d = {Boom(): 1}
for f in (lambda: d[Eq(1)], lambda: d.get(Eq(1)), lambda: Eq(1) in d, lambda: d.pop(Eq(1)), lambda: d.setdefault(Eq(1), 2), lambda: {Boom(), Eq(1)}, lambda: d == {Eq(1): 1}):
    try: print(f())
    except ValueError as e: print(e)
class S(str): pass
d = {S('a'): 1}; print(d['a'], d.get(S('a')), {'a': 2}[S('a')], 'a' in {S('a')})
class N(int): pass
print({N(3): 1}[3], {3: 1}[N(3)], {(1, N(2)): 3}[(1, 2)])
d = {'x': 1}
v = d.values(); k = d.keys(); d['y'] = 2; print(v, k, len(v), 2 in v, k.mapping, k.isdisjoint('ab'))
try: k.mapping['z'] = 1
except TypeError as e: print(e)
def f(**kw): return kw
print(f(**{'a': 1}, **d))
d = {}
for i in range(7): d[i] = d.setdefault(i - 1, i)
print(d)
del d[3]; d[3] = 0; print(list(d), d.popitem(), d.popitem())
# sets
s = {3, 1, 2}; print(sorted(s | {9}), sorted(s & {1, 2, 7}), sorted(s - {1}), sorted(s ^ {1, 10}))
s |= {5}; s &= {5, 3, 1}; s ^= {1, 8}; s -= {8}; print(sorted(s))
for bad in (lambda: s | [1], lambda: s.__ior__([1]), lambda: s & 'a', lambda: s < [1], lambda: s.remove(99), lambda: s.add({}), lambda: {}.fromkeys([[]]), lambda: frozenset([[]])):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
print(s.union([7], (8,)) == {3, 5, 7, 8}, s.intersection([3], {3: 1}), s.difference([3], [5]), s.issubset(range(10)), s.issuperset([3]), s.isdisjoint([1]))
s.update([1], {2: 3}); s.difference_update([1], [2]); s.intersection_update([3, 5], [5]); s.symmetric_difference_update([5, 6]); print(s)
s.discard(77); s.discard(6); print(s, len(s), bool(s))
a = {1, 2, 3}; a -= a; print(a)
a = {1, 2, 3}; a ^= a; print(a)
print({1, 2} == frozenset([2, 1]), hash(frozenset([1, 2])) == hash(frozenset([2, 1])), {frozenset([1]): 5}[frozenset([1])], {1} in {frozenset([1])})
try:
    s = {1, 2}
    for i in s: s.add(i + 10)
except RuntimeError as e: print(e)
print({1, 2} < {1, 2, 3}, {1} <= {1}, {1, 2} > {1}, {1} >= {2}, {1} != {1})
class SS(set): pass
q = SS([1]); q.tag = 5; print(q, q | {2}, type(q | {2}), q == {1}, q.tag)
print(set('hello') == set('ehlo'), len({1, 1.0, True}), frozenset() is frozenset() or True)
class H(set):
    __hash__ = lambda s: 1
print(len({H([1]), H([1])}), H([1]) in {H([1])})
