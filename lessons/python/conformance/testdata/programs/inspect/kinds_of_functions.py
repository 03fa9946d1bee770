"""A registry that calls what it is given, whatever kind of function that is."""
import asyncio
import functools
import inspect


def plain(x):
    return x + 1


async def coroutine(x):
    await asyncio.sleep(0.01)
    return x * 2


async def stream(x):
    for i in range(x):
        yield i


def generator(x):
    yield from range(x)


class Service:
    async def fetch(self, x):
        return f"fetched {x}"

    @staticmethod
    async def static(x):
        return x


@inspect.markcoroutinefunction
def disguised(x):
    return coroutine(x)


async def call(f, x):
    if inspect.isasyncgenfunction(f):
        return [item async for item in f(x)]
    result = f(x)
    if inspect.isawaitable(result):
        return await result
    if inspect.isgenerator(result):
        return list(result)
    return result


async def main():
    every = [plain, coroutine, stream, generator, Service().fetch, Service.static, disguised, functools.partial(coroutine), len, asyncio.sleep]
    for f in every:
        name = getattr(f, "__name__", type(f).__name__)
        print(name, inspect.iscoroutinefunction(f), inspect.isgeneratorfunction(f), inspect.isfunction(f), inspect.ismethod(f), inspect.isbuiltin(f))
    for f in every[:8]:
        print(await call(f, 3))


asyncio.run(main())
