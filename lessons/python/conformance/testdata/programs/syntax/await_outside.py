"""await in a function that is not asynchronous."""
import asyncio


async def fetch():
    await asyncio.sleep(1)
    return 1


def main():
    result = await fetch()
    print(result)


main()
