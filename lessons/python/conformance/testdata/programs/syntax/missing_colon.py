"""A def without its colon."""
import asyncio


async def main()
    await asyncio.sleep(1)
    print("done")


asyncio.run(main())
