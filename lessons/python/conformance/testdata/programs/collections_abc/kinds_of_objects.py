"""Which abstract classes common objects belong to."""
from collections import abc


def numbers():
    yield 1


async def work():
    return 1


async def ticks():
    yield 1


coroutine = work()
for name, value in [("list", [1]), ("dict", {}), ("generator", numbers()), ("coroutine", coroutine), ("async generator", ticks()), ("function", work)]:
    kinds = [
        abc.AsyncGenerator, abc.AsyncIterable, abc.AsyncIterator, abc.Awaitable, abc.Callable, abc.Collection, abc.Container,
        abc.Coroutine, abc.Generator, abc.Reversible, abc.Sized,
    ]
    print(name, [kind.__name__ for kind in kinds if isinstance(value, kind)])
coroutine.close()
