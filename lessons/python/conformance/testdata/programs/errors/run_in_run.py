"""asyncio.run inside a running loop."""
import asyncio


async def inner():
    return "inner"


async def outer():
    print("outer")
    coro = inner()
    try:
        return asyncio.run(coro)
    finally:
        coro.close()


asyncio.run(outer())
print("never printed")
