"""A forgotten comma between arguments."""
import asyncio


async def greet(name, delay):
    await asyncio.sleep(delay)
    print(name)


asyncio.run(greet("Ana" 0.5))
print("end")
