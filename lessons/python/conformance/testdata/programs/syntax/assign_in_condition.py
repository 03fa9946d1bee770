"""= where == was meant."""
import asyncio


async def check(value):
    await asyncio.sleep(0)
    if value = 3:
        print("three")


asyncio.run(check(3))
