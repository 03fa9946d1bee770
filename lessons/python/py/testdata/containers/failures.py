# Code that fails, or changes what it is called from, within containers.
class It:
    def __iter__(self): return self
    def __next__(self): raise KeyError('k')
for f in (lambda: list(It()), lambda: dict(It()), lambda: set(It()), lambda: sorted(It()), lambda: sum(It()), lambda: tuple(It()), lambda: [].extend(It()), lambda: max(It()), lambda: dict.fromkeys(It()), lambda: list(zip(It())), lambda: 5 in It(), lambda: [*It()], lambda: {*It()}, lambda: print(*It())):
    try: print(f())
    except KeyError as e: print('KeyError', e)
class NoIter:
    __iter__ = None
    def __getitem__(self, i): return i
try: iter(NoIter())
except TypeError as e: print(e)
class BadIter:
    def __iter__(self): return 5
try: list(BadIter())
except TypeError as e: print(e)
class BadHint:
    def __iter__(self): return iter([1, 2])
    def __length_hint__(self): return 'x'
try: print(list(BadHint()))
except TypeError as e: print(e)
class BadLen:
    def __iter__(self): return iter([1, 2])
    def __len__(self): raise TypeError('nolen')
print(list(BadLen()))
class BadLen2:
    def __iter__(self): return iter([1, 2])
    def __len__(self): raise ValueError('nolen')
try: print(list(BadLen2()))
except ValueError as e: print(e)
class Eq:
    def __eq__(self, o): raise RuntimeError('eq')
    __hash__ = object.__hash__
for f in (lambda: [Eq()] == [Eq()], lambda: Eq() in [1], lambda: [Eq()].index(1), lambda: (Eq(),) == (Eq(),), lambda: {1: Eq()} == {1: Eq()}, lambda: [Eq()].remove(2)):
    try: print(f())
    except RuntimeError as e: print('RuntimeError', e)
class H:
    def __hash__(self): raise OSError('hash')
for f in (lambda: {H()}, lambda: {H(): 1}, lambda: H() in {1: 2}, lambda: {1}.add(H()), lambda: {}.get(H()), lambda: hash((H(),))):
    try: print(f())
    except OSError as e: print('OSError', e)
class H2:
    def __hash__(self): return 'x'
try: {H2()}
except TypeError as e: print(e)
class H3:
    def __hash__(self): return 2**100
print(hash(H3()) == hash(2**100), len({H3(), H3()}))
class B:
    def __bool__(self): raise ArithmeticError('bool')
for f in (lambda: any([B()]), lambda: all([B()]), lambda: list(filter(None, [B()])), lambda: [].sort(reverse=B()), lambda: not B()):
    try: print(f())
    except ArithmeticError as e: print('ArithmeticError', e)
class LT:
    def __lt__(self, o): return 'truthy'
print(len(sorted([LT(), LT()])), type(max(LT(), LT())).__name__ if hasattr(LT, '__gt__') else '')
class Arr:
    def __eq__(self, o): return B()
try: print(Arr() in [1])
except ArithmeticError as e: print(e)
# reentrancy
d = {}
class Del:
    def __init__(self, k): self.k = k
    def __hash__(self): return 7
    def __eq__(self, o):
        d.clear()
        for i in range(50): d[i] = i
        return self is o
d[Del(1)] = 1; d[Del(2)] = 2; print(len(d), d.get(Del(3)))
l = [1, 2, 3]
class Key:
    def __index__(self): l.clear(); return 1
try: print(l[Key()])
except IndexError as e: print(e)
l = [1, 2, 3]
try: l[Key()] = 5
except IndexError as e: print(e, l)
l = [1, 2, 3]
try: print(l.pop(Key()))
except IndexError as e: print(e)
l = [1, 2, 3]; l.insert(Key(), 9); print(l)
l = [1, 2, 3]; print(l[Key():])
l = [1, 2, 3]; l[Key():] = [7]; print(l)
l = [1, 2, 3]
try: del l[Key()]
except IndexError as e: print(e)
l = [1, 2, 3]; print(l * Key(), l)
l = [3, 1, 2]
def grow():
    for i in range(3): l.append(i); yield i
l[1:2] = grow(); print(l)
l = [1, 2, 3]; l.extend(x for x in l if len(l) < 8); print(l)
s = {1, 2}; s.update(x + 10 for x in list(s)); print(sorted(s))
it = iter({1: 2}); print(next(it), list(it), next(it, 'e'))
m = map(lambda x: x, [1]); print(list(m), list(m))
def g():
    yield 1
    yield from z
z = zip([1], [2]); print(list(g()))
