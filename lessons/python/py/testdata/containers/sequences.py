# sort: comparisons one by one
class K:
    log = []
    def __init__(s, v, i): s.v = v; s.i = i
    def __lt__(s, o):
        K.log.append((s.i, o.i)); return s.v < o.v
    def __repr__(s): return f'{s.v}/{s.i}'
def lcg():
    x = 12345
    while True:
        x = (x * 1103515245 + 12345) % 2**31
        yield x >> 8
r = lcg()
h = 0
for trial in range(300):
    n = next(r) % 64
    m = next(r) % 20 + 1
    vals = [K(next(r) % m, i) for i in range(n)]
    mode = next(r) % 4
    if mode == 1: vals.sort(key=lambda k: k.v)
    if mode == 2: vals.sort(key=lambda k: -k.v)
    for i, k in enumerate(vals): k.i = i
    K.log = []
    vals.sort(reverse=next(r) % 2 == 0)
    h = (h * 31 + sum((a * 67 + b) * (j + 1) for j, (a, b) in enumerate(K.log))) % 1000000007
    h = (h * 31 + sum(k.i * (j + 1) for j, k in enumerate(vals))) % 1000000007
    if trial < 5: print(K.log[:30], vals)
print(h)
# large
vals = [next(r) % 100 for _ in range(5000)]
pairs = [(v, i) for i, v in enumerate(vals)]
print(sorted(pairs, key=lambda p: p[0]) == sorted(pairs), sum(i * p[1] for i, p in enumerate(sorted(pairs, key=lambda p: p[0], reverse=True))) )
# sort failing
class Bad:
    def __init__(s, v): s.v = v
    def __lt__(s, o):
        if o.v == 7: raise ValueError('seven')
        return s.v < o.v
l = [Bad(i) for i in (5, 3, 9, 7, 1, 2)]
try: l.sort()
except ValueError as e: print(e, [b.v for b in l])
l = [3, 1, 2]
class M:
    def __init__(s, v): s.v = v
    def __lt__(s, o): q.append(1); return s.v < o.v
q = [M(2), M(1)]
try: q.sort()
except ValueError as e: print(e, [b.v for b in q])
q = [1, 2, 3]
def key(x): print(q); return -x
q.sort(key=key); print(q)
def key(x): raise KeyError(x)
try: q.sort(key=key)
except KeyError: print(q)
# nan
nan = float('nan')
print(sorted([3.0, nan, 1.0, 2.0, nan, 0.0]), max([nan, 1.0]), min(1.0, nan))
# list mutation while iterating
l = [1, 2, 3]
for x in l:
    if len(l) < 8: l.append(x * 2)
print(l)
l = [1, 2, 3, 4]
for x in l: l.remove(x)
print(l)
it = iter(l); list(it); l.append(9); print(next(it, 'end'))
l = [1, 2, 3]
it = reversed(l); next(it); l.clear(); print(list(it))
class E:
    def __init__(s, l): s.l = l
    def __eq__(s, o): s.l.clear(); return False
l = []; l += [E(l), 1, 2]
print(l.count(5), l)
l = []; l += [E(l), 1, 2]
print(5 in l, l)
l = []; l += [E(l), 1, 2]
try: l.index(5)
except ValueError as e: print(e)
l = []; l += [E(l), 1, 2]
try: l.remove(5)
except ValueError as e: print(e)
l = []; l += [E(l), 1, 2]
print(l == [1, 2, 3], l != [1, 2, 3])
class R:
    def __repr__(s): l.clear(); return 'R'
l = [R(), 1, 2]; print(l)
# slices
l = list(range(10))
l[2:5] = 'ab'; print(l)
l[::2] = [0] * len(l[::2]); print(l)
l[5:2] = [7, 8]; print(l)
del l[::3]; print(l)
del l[::-2]; print(l)
l[:] = l[::-1]; print(l)
l[1:1] = l; print(l)
l = [1, 2, 3]; l[::-1] = l; print(l)
l = [1, 2, 3]; l.extend(l); l += l; print(l)
l *= 0; print(l)
for s in [slice(None), slice(-3, None), slice(None, None, -1), slice(10, 2, -3), slice(-100, 100, 7), slice(2**70), slice(-2**70, 2**70, 2**65)]:
    print(list(range(12))[s], tuple(range(12))[s], 'abcdefghijkl'[s], s.indices(12), range(12)[s])
class I:
    def __index__(s): return 2
print([1, 2, 3, 4][I()], [1, 2, 3, 4][:I()], [1] * I(), range(I()), (1, 2, 3)[I()])
a = [1]; a.append(a); print(a, a == a)
b = [1]; b.append(b)
try: print(a == b)
except RecursionError as e: print('RecursionError')
t = ([],); t[0].append(t); print(t)
print([1, 2] < [1, 2, 3], [2] > [1, 5], (1, 'a') < (1, 'b'), [] < [1], [1] >= [1])
x = [1, 2]; y = x; x += [3]; print(y); x = x + [4]; print(y)
print(list('abc') * 2, 3 * (1, 2), -1 * [1])
print([[1, 2], [3]] + [[]], sum([[1], [2]], []))
