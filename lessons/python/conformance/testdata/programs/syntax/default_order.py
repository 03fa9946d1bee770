"""A parameter without a default after one with a default."""
import asyncio


async def retry(call, times=3, delay):
    for _ in range(times):
        await call()
        await asyncio.sleep(delay)


asyncio.run(retry(print))
