"""A quotation mark that an editor made pretty."""
import asyncio


async def main():
    await asyncio.sleep(0)
    print(“hello”)
    print("world")


asyncio.run(main())
