"""The states that generators and coroutines go through."""
import asyncio
import inspect


def counter():
    total = 0
    while True:
        total += yield total


async def worker(name):
    print(name, inspect.getcoroutinestate(workers[name]))
    await asyncio.sleep(1)


async def ticks():
    print(inspect.getasyncgenstate(stream))
    yield 1
    yield 2


async def main():
    global stream
    tasks = [asyncio.create_task(c) for c in workers.values()]
    for c in workers.values():
        print(inspect.getcoroutinestate(c), inspect.getcoroutinelocals(c))
    await asyncio.sleep(0.5)
    for c in workers.values():
        print(inspect.getcoroutinestate(c), c.cr_suspended)
    await asyncio.gather(*tasks)
    for c in workers.values():
        print(inspect.getcoroutinestate(c), inspect.getcoroutinelocals(c))
    stream = ticks()
    print(inspect.getasyncgenstate(stream))
    await anext(stream)
    print(inspect.getasyncgenstate(stream), inspect.getasyncgenlocals(stream))
    await stream.aclose()
    print(inspect.getasyncgenstate(stream), inspect.isasyncgen(stream))
    stream = None


workers = {name: worker(name) for name in ("one", "two")}
asyncio.run(main())

gen = counter()
print(inspect.getgeneratorstate(gen))
next(gen)
gen.send(5)
print(inspect.getgeneratorstate(gen), inspect.getgeneratorlocals(gen))
gen.close()
print(inspect.getgeneratorstate(gen), inspect.isgenerator(gen), inspect.iscoroutine(gen))
