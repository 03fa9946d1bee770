"""return with a value in an asynchronous generator."""
import asyncio


async def ticks(n):
    for i in range(n):
        yield i
        await asyncio.sleep(0.1)
    return n


async def main():
    print([i async for i in ticks(3)])


asyncio.run(main())
