"""A docstring."""
import os.path as p, sys
from a import b as c, d
x: int = 1


def f(a, b=2, /, c=3, *args, d, e=5, **kw) -> int:
    "doc"
    total = 0
    for i in range(a):
        if i == 3 and b or not c:
            continue
        total += i * 2
    else:
        return -1
    try:
        return total
    finally:
        print(f"{total!r:>{a}} {kw=}")


class A(B, metaclass=C):
    y: str = "q"
    z = [y for w in x if w]

    def m(self):
        super().m()
        self.v = __class__


async def g():
    async with a as b, c:
        return [await x async for x in y]


def gen(n):
    r = yield from n
    if 1 < r <= n is not None:
        yield lambda: (n, r)
    with open(n) as h:
        return h.read(*n, **r)
