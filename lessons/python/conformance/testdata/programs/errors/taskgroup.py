"""A TaskGroup's failures reach the top."""
import asyncio


async def download(name, seconds):
    await asyncio.sleep(seconds)
    if name.startswith("bad"):
        raise ConnectionError(f"{name} is unreachable")
    return name


async def main():
    async with asyncio.TaskGroup() as group:
        for name, seconds in (("good", 0.1), ("bad one", 0.2), ("bad two", 0.2000001), ("slow", 5)):
            group.create_task(download(name, seconds))


try:
    asyncio.run(main())
finally:
    print("the loop is closed")
