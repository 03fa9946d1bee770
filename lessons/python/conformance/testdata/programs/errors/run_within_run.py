"""asyncio.run within a running loop: the coroutine that it was given hangs on its error."""
import asyncio


async def inner():
    return "inner"


async def outer():
    print("outer")
    return asyncio.run(inner())


asyncio.run(outer())
