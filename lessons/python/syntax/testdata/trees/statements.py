x = y = z = 1
x, y = y, x
(x) = 1
(x, y) = [a, *b] = c
*a, b = c
[] = x
() = x
x.y = x[0] = x().z[1] = 1
x += 1; x -= 1; x *= 2; x /= 2; x //= 2; x %= 2; x @= y; x &= 1; x |= 1; x ^= 1; x <<= 1; x >>= 1; x **= 2
(x) += 1
x.y += yield_
x: int
x: int = 1
(x): int = 1
x.y: int
x[0]: int = 1
x: tuple = 1, *a
del x
del x, y.z, a[0], (b, c), [d], (e)
pass; pass;
assert x
assert x, "message"
import a
import a.b.c as d, e
from a import b
from a.b import c as d, e
from a import (b, c as d,)
from . import a
from .. import a
from ... import a
from .... a import b
from .a.b import *
raise
raise x
raise x from y
if a: pass
if a:
    b
elif c:
    d
elif e: f
else:
    g
while a:
    break
    continue
else: b
for a in b: c
for a, *b in c, *d:
    e
else:
    f
for (a, b) in c: pass
for a.b in c: pass
for a[0] in c: pass
with a: b
with a as b, c as (d, e), f as g.h: i
with (a as b, c,): d
with (a, b): c
with (a): b
with (a) as b: c
with (a, b) as c: d
with (yield_): b
with (a).b as c, d: e
with (a if b else c): d
with open("x") as f, \
     open("y") as g: pass
try: a
finally: b
try:
    a
except:
    b
try:
    a
except b:
    c
except d as e:
    f
except g, h:
    i
except (j, k) as l: m
else:
    n
finally:
    o
try: a
except* b: c
except* d as e: f
except* g, h: i
type X = int
type X[T] = list[T]
type X[T: int = str, *Ts = *tuple[int], **P = [int]] = T
type = 1
type.x = 2
type(x)
match = 1
case = 2
match.x, case[0]
match[x]: int = 1
match(x)
print(match, case, type, _)
x = (yield_)
global_ = 1
def f():
    global a, b
    def g():
        nonlocal c
        return
    return a, *b
if x:
	tab
	if y:
	    mixed
z
if x:

    # comment
    y

  # other comment

    z
x = [
  1,
]
if (a and
    b): c
class C: pass
class C(): x = 1
class C(A, *B, metaclass=M, **k):
    """doc"""
    x: int = 1
    def f(self): pass
class C[T: (int, str)](A[T]): pass
@a
@b.c(d)
@e[0]
@(f := g)
class D: pass
