"""await outside any function."""
import asyncio


async def fetch():
    await asyncio.sleep(1)
    return 1


print("begin")
result = await fetch()
print(result)
