"""A session's base address, its connector's limit, and requests by as_completed."""
import asyncio

import aiohttp

API = "http://127.0.0.1:8765"


async def fetch(session, path):
    async with session.get(path) as response:
        data = await response.json()
        return path, len(data)


async def main():
    connector = aiohttp.TCPConnector(limit=2)
    async with aiohttp.ClientSession(API, connector=connector, raise_for_status=True) as session:
        jobs = [asyncio.ensure_future(fetch(session, path)) for path in ("/users", "/orders", "/weather")]
        for job in asyncio.as_completed(jobs):
            print(await job)
        response = await session.get("/orders", params={"unused": "1"})
        print(response.status, response.url.path, response.method, response.content_type)
        body = await response.read()
        print(type(body).__name__, body[:9], await response.text() == body.decode())
        response.release()
        try:
            await session.get("/missing")
        except aiohttp.ClientResponseError as error:
            print(error.status)
    try:
        await session.get("/users")
    except RuntimeError as error:
        print(error)


asyncio.run(main())
