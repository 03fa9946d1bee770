"""async for and async with outside an asynchronous function."""
import asyncio


async def ticks():
    for n in range(3):
        yield n
        await asyncio.sleep(0)


def main():
    async for n in ticks():
        print(n)


main()
