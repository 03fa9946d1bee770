"""An asynchronous comprehension in an ordinary function."""
import asyncio


async def ticks():
    for n in range(3):
        yield n
        await asyncio.sleep(0)


def collect():
    return [n async for n in ticks()]


print(collect())
