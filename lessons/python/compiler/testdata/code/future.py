from __future__ import annotations


def f(a: int | None, b: "str" = 'x', *c: tuple[int, ...]) -> dict[str, list[-1]]:
    v: q
    (v): (q) = 1


class C:
    x: lambda a, *, b=2: (a if b else not a) ** -1
    y: f"{a!r:>{w}}" + b'\0'
