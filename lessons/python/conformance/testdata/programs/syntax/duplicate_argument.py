"""A parameter given twice."""
import asyncio


async def connect(host, port=80, host=None):
    await asyncio.sleep(0)
    return host, port


async def main():
    print(await connect("a"))

asyncio.run(main())
