"""A try without except or finally."""
import asyncio


async def main():
    try:
        await asyncio.sleep(1)
    print("no except, no finally")


asyncio.run(main())
