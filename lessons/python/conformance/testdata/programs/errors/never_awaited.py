"""A coroutine that nobody awaits is told of."""
import asyncio


async def save(name):
    await asyncio.sleep(0.1)
    print("saved", name)


async def main():
    print("saving")
    save("notes.txt")
    print("saved, it seems")
    await save("really.txt")


asyncio.run(main())
