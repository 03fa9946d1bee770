import asyncio, aiohttp

API = "http://127.0.0.1:8765"
PATHS = ["/users", "/orders", "/weather", "/fail/orders", "/delay/0.25"]

async def fetch(s, path):
    try:
        async with s.get(API + path) as r:
            r.raise_for_status()
            return await r.json()
    except aiohttp.ClientResponseError as error:
        print("failed:", error.status)
        return None

async def main():
    async with aiohttp.ClientSession() as s:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(fetch(s, path)) for path in PATHS]
    good = [t for t in tasks if t.result() is not None]
    print("good answers:", len(good))

asyncio.run(main())
