"""asyncio.run of a function instead of its coroutine."""
import asyncio


def plain():
    return "not asynchronous"


async def main():
    await asyncio.sleep(0)
    return "asynchronous"


print(asyncio.run(main()))
try:
    asyncio.run(main)
except TypeError as error:
    print(error)
asyncio.run(plain())
