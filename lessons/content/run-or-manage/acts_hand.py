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
        await jobs[0]
    except asyncio.CancelledError:
        print("so there is no map")

loop = asyncio.new_event_loop()
try:
    loop.run_until_complete(begin())
    print("between the acts, something without asyncio")
    loop.run_until_complete(finish())
finally:
    loop.close()
