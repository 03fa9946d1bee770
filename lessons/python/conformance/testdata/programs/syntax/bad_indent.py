"""A line that is indented more than the one before."""
import asyncio


async def main():
    print("one")
      print("two")
    await asyncio.sleep(1)


asyncio.run(main())
