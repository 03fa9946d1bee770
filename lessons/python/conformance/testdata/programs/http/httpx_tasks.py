"""Tasks that ask, the first answer that counts, and a limit of requests."""
import asyncio

import httpx

API = "http://127.0.0.1:8765"


async def fetch(client, gate, path):
    async with gate:
        response = await client.get(API + path)
        return path, len(response.json())


async def main():
    gate = asyncio.Semaphore(2)
    async with httpx.AsyncClient(timeout=httpx.Timeout(5.0)) as client:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(fetch(client, gate, p)) for p in ("/weather", "/orders", "/users")]
        print([task.result() for task in tasks])
        racing = [asyncio.create_task(fetch(client, asyncio.Semaphore(), p)) for p in ("/users", "/orders")]
        done, pending = await asyncio.wait(racing, return_when=asyncio.FIRST_COMPLETED)
        print("first:", done.pop().result())
        for task in pending:
            task.cancel()
        results = await asyncio.gather(*racing, return_exceptions=True)
        print([type(result).__name__ for result in results])
        try:
            async with asyncio.timeout(0.1):
                await client.get(API + "/users")
        except TimeoutError:
            print("too slow")


asyncio.run(main())
