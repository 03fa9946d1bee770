"""Decorators for coroutines: timing, retrying and caching."""
import asyncio
import functools


def retry(times):
    def decorate(fn):
        @functools.wraps(fn)
        async def wrapper(*args, **kwargs):
            for attempt in range(1, times + 1):
                try:
                    return await fn(*args, **kwargs)
                except ConnectionError as error:
                    print(f"{fn.__name__} attempt {attempt}: {error}")
                    await asyncio.sleep(0.1)
            return "gave up"
        return wrapper
    return decorate


def cached(fn):
    tasks = {}

    @functools.wraps(fn)
    def wrapper(*args):
        if args not in tasks:
            tasks[args] = asyncio.ensure_future(fn(*args))
        return tasks[args]
    return wrapper


failures = {"a": 1, "b": 5}


@retry(times=3)
async def fetch(name):
    """Fetches by name."""
    await asyncio.sleep(0.05)
    if failures.get(name, 0):
        failures[name] -= 1
        raise ConnectionError(f"{name} is busy")
    return name


@cached
async def expensive(n):
    print("computing", n)
    await asyncio.sleep(0.2)
    return n * n


async def main():
    print(fetch.__name__, fetch.__doc__)
    print(await asyncio.gather(*map(fetch, "abc")))
    print(await asyncio.gather(expensive(3), expensive(3), expensive(4)), await expensive(3))
    bound = functools.partial(fetch, "c")
    print(await bound(), await asyncio.create_task(bound()))


asyncio.run(main())
