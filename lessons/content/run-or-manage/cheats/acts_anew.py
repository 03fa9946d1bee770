import asyncio

jobs = []

async def download(name):
    try:
        await asyncio.sleep(0.3)
        print(name, "is here")
    except asyncio.CancelledError:
        print(name, "was given up")
        raise

async def begin():
    jobs.append(asyncio.create_task(download("the map")))
    await asyncio.sleep(0.1)

async def finish():
    try:
        await download("the map")
    except asyncio.CancelledError:
        print("so there is no map")

asyncio.run(begin())
print("between the acts, something without asyncio")
asyncio.run(finish())
