def f(): pass
def f(a, b=1, /, c=2, *args, d, e=3, **kw): pass
def f(a, /): pass
def f(a, /, b): pass
def f(*, a): pass
def f(*a: *b): pass
def f(**k): pass
def f(a: int, b: str = "x", *c: float, d: int = 1, **e: dict) -> list[int]: return a
def f(a, b,): pass
def f(*a,): pass
def f(**k,): pass
def f[T, *Ts, **P](x: T, *a: *Ts, **k: P.kwargs) -> T: pass
async def f(x):
    await x
    async for a in b:
        c
    else:
        d
    async with a as b, c: d
    async with (a as b,): d
    return [x async for x in y if await z]
    yield 1
@decorator
async def g(): pass
@a.b
def h(x=1): return lambda: x
def gen():
    x = yield
    y = yield x
    yield from y
    x = yield from y
    x += yield
    return (yield x), 1
    yield 1, *x
def outer():
    def inner(): return 1
    class C: pass
    return inner
