"""How many passes of the loop each way of waiting takes."""
import asyncio

passes = 0


def count(loop):
    global passes
    passes += 1
    if passes < 200:
        loop.call_soon(count, loop)


async def value(x):
    return x


async def measure(name, make):
    before = passes
    try:
        result = await make()
    except (TimeoutError, asyncio.CancelledError) as error:
        result = type(error).__name__
    print(f"{name:32}{passes - before:3}  {result}")


async def group(n):
    async with asyncio.TaskGroup() as g:
        for i in range(n):
            g.create_task(value(i))


async def cancelled(turns):
    task = asyncio.create_task(asyncio.sleep(10))
    for _ in range(turns):
        await asyncio.sleep(0)
    task.cancel()
    return await task


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(count, loop)
    await asyncio.sleep(0)
    await measure("await a coroutine", lambda: value(1))
    await measure("await a task", lambda: asyncio.create_task(value(1)))
    await measure("sleep(0)", lambda: asyncio.sleep(0))
    await measure("gather of two", lambda: asyncio.gather(value(1), value(2)))
    await measure("gather of nothing", lambda: asyncio.gather())
    for seconds in (5, None, 0):
        await measure(f"wait_for {seconds}", lambda: asyncio.wait_for(asyncio.sleep(0, "slept"), seconds))
    await measure("shield", lambda: asyncio.shield(value(1)))
    for n in (0, 1, 3):
        await measure(f"TaskGroup of {n}", lambda: group(n))
    for turns in (0, 1):
        await measure(f"cancelled after {turns} turns", lambda: cancelled(turns))

asyncio.run(main())
