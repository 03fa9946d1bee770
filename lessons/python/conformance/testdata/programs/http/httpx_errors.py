"""What can go wrong with httpx: a status, a refused connection, a timeout."""
import asyncio

import httpx

API = "http://127.0.0.1:8765"


async def attempt(client, name, url, **options):
    try:
        response = await client.get(url, **options)
        response.raise_for_status()
        print(name, response.status_code, response.is_success)
    except httpx.HTTPStatusError as error:
        print(name, type(error).__name__, error.response.status_code, error.request.method)
    except httpx.TimeoutException as error:
        print(name, type(error).__name__, isinstance(error, httpx.HTTPError))
    except httpx.ConnectError as error:
        print(name, type(error).__name__, isinstance(error, httpx.TransportError))


async def main():
    async with httpx.AsyncClient(timeout=5) as client:
        await attempt(client, "fine", API + "/orders")
        await attempt(client, "missing", API + "/nothing")
        await attempt(client, "refused", "http://127.0.0.1:1/")
        await attempt(client, "slow", API + "/users", timeout=0.1)
        response = await client.post(API + "/users", json={"name": "Zoe"})
        print("post", response.status_code, response.is_error, response.json()["error"])
        response = await client.get(API + "/nothing")
        print("unraised", response.status_code, response.reason_phrase)
    print("closed", client.is_closed)
    try:
        await client.get(API)
    except RuntimeError as error:
        print(type(error).__name__)


asyncio.run(main())
