"""The older throw(type, value, traceback) still works, and says that it is old."""
import sys


def gen():
    while True:
        try:
            got = yield
            print("got", got)
        except ValueError as e:
            print("caught", repr(e), e.__traceback__ is not None)


async def coro():
    print("never begun")


g = gen()
next(g)
g.throw(ValueError("one argument"))
g.throw(ValueError, "two")
try:
    raise ValueError("three")
except ValueError as e:
    g.throw(*sys.exc_info())
g.throw(ValueError)
try:
    g.throw(ValueError, "x", 3)
except TypeError as e:
    print(e)
c = coro()
try:
    c.throw(KeyError, "k")
except KeyError as e:
    print(repr(e))


async def agen():
    yield 1

try:
    agen().athrow(OSError, "a").send(None)
except OSError as e:
    print(repr(e))


class Closed:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        return None


try:
    with Closed():
        pass
except TypeError as e:
    print(e)
