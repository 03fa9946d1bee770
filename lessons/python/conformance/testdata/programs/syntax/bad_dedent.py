"""A line that goes back to a level there was not."""
import asyncio


async def main():
        print("deep")
        if True:
            print("deeper")
      print("in between")


asyncio.run(main())
