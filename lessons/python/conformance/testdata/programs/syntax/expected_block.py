"""A function without a body."""
import asyncio


async def nothing_yet():


async def main():
    await nothing_yet()


asyncio.run(main())
