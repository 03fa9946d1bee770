"""A timeout that nobody catches."""
import asyncio


async def slow_query():
    await asyncio.sleep(5)


async def main():
    print("asking")
    try:
        return await asyncio.wait_for(slow_query(), timeout=1)
    finally:
        print(f"after {asyncio.get_running_loop().time():.1f} s")


asyncio.run(main())
