1 + 2 * 3 ** -4 ** 5 // 6 % 7 @ 8 - ~9
a << 1 >> 2 & 3 | 4 ^ 5
-a ** -b; not a; not not b; +a; - -a
a or b and c or not d and e
a < b <= c == d != e > f >= g is h is not i in j not in k
a if b else c if d else e
(a if b else c)[0]
lambda: 0
lambda x, /, y=1, *args, z, w=2, **kw: (x, y)
lambda *, k: k
lambda x=lambda y: y: x
(x := 1, y := 2)
f(x := 1, *a, k=2, **b, l=3)
f(a for a in b)
f(a, *b, c, *d, e=1, *g, **h)
f()()(a)[b].c[d:e:f, ::, 1:, :2, ...]
a[b:=1]
a[*b, c]
a[:, None]
a[()]
[]; [a]; [a, *b, c,]
(); (a,); (a, *b); *a, b
{}; {a: b, **c, d: e,}
{a}; {a, *b}
[a for b in c if d if e for f, g in h]
{a: b for a, b in c}
{a for a in b}
(a async for a in b)
[await a async for a in b if await c]
[(yield) for x in y]
[x for x, in y]
[x for *x, y in z]
(yield)
(yield a, *b)
(yield from a)
await a ** 2
await a.b(c)
0x_ff, 0o17, 0b1_0, 1_000, 00, 0_0, 1., .5, 1e10, 1_0.0_1e-1_0, 1j, .5J, 1e3j, 0xFFFFFFFFFFFFFFFFFFFF
1if a else 2
None, True, False, ...
a.b.c.__d__
(
    a
    + b,  # comment
    c
)
a \
    + b
print(*a, sep="")
é + ñ_1 + 变量 + ﬁ
