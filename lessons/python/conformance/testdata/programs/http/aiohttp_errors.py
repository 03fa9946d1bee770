"""What can go wrong with aiohttp: a status, a refused connection, a timeout."""
import asyncio

import aiohttp

API = "http://127.0.0.1:8765"


async def attempt(session, name, url, **options):
    try:
        async with session.get(url, **options) as response:
            response.raise_for_status()
            text = await response.text()
            print(name, response.status, len(text))
    except aiohttp.ClientResponseError as error:
        print(name, type(error).__name__, error.status, error.message)
    except aiohttp.ClientConnectorError as error:
        print(name, type(error).__name__, isinstance(error, aiohttp.ClientError), error.os_error.errno)
    except asyncio.TimeoutError as error:
        print(name, "timed out", isinstance(error, TimeoutError))


async def main():
    limit = aiohttp.ClientTimeout(total=5)
    async with aiohttp.ClientSession(timeout=limit) as session:
        await attempt(session, "fine", API + "/orders")
        await attempt(session, "missing", API + "/nothing")
        await attempt(session, "refused", "http://127.0.0.1:1/")
        await attempt(session, "slow", API + "/users", timeout=aiohttp.ClientTimeout(total=0.1))
        async with session.post(API + "/users", json={"name": "Zoe"}) as response:
            print("post", response.status, response.ok, response.reason, await response.json())
        async with session.get(API + "/nothing") as response:
            print("unraised", response.status, (await response.json())["error"])
    print("closed", session.closed)


asyncio.run(main())
