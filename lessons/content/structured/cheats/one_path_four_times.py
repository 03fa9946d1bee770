import asyncio, aiohttp

API = "http://127.0.0.1:8765"

async def fetch(s, path):
    async with s.get(API + path) as r:
        pass

async def main():
    async with aiohttp.ClientSession() as s:
        async with asyncio.TaskGroup() as group:
            for path in ["/users", "/users", "/users", "/users", "/fail/orders"]:
                group.create_task(fetch(s, path))

asyncio.run(main())
