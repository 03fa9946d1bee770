"""sys.exit in a task ends the program with its code."""
import asyncio
import sys


async def quitter():
    await asyncio.sleep(0.1)
    print("leaving")
    sys.exit(7)


async def other():
    try:
        await asyncio.sleep(10)
    finally:
        print("other is cleaned up")


async def main():
    await asyncio.gather(quitter(), other())


asyncio.run(main())
