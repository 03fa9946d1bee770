"""A walrus where a plain assignment belongs."""
import asyncio

limit := 5


async def main():
    for n in range(limit):
        await asyncio.sleep(0)
        print(n)


asyncio.run(main())
