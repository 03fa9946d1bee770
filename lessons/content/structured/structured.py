import asyncio, aiohttp

API = "http://127.0.0.1:8765"
PATHS = ["/users", "/orders", "/weather", "/fail/orders", "/delay/0.25"]

async def fetch(s, path):
    async with s.get(API + path) as r:
        r.raise_for_status()
        return await r.json()

async def main():
    async with aiohttp.ClientSession() as s:
        try:
            async with asyncio.TaskGroup() as group:
                tasks = [group.create_task(fetch(s, path)) for path in PATHS]
        except* aiohttp.ClientResponseError as errors:
            print("failed:", [error.status for error in errors.exceptions])
    good = [t for t in tasks if not t.cancelled() and t.exception() is None]
    print("good answers:", len(good))

asyncio.run(main())
