"""Workers that take paths from a queue and ask the server for them."""
import asyncio

import aiohttp

API = "http://127.0.0.1:8765"


async def worker(name, session, queue, results):
    while True:
        path = await queue.get()
        try:
            async with session.get(f"{API}{path}") as response:
                data = await response.json()
                results[path] = len(data) if response.status == 200 else data["error"]
        finally:
            queue.task_done()


async def main():
    queue, results = asyncio.Queue(), {}
    for path in ("/users", "/orders", "/oops", "/weather"):
        queue.put_nowait(path)
    async with aiohttp.ClientSession(headers={"Accept": "application/json"}) as session:
        workers = [asyncio.create_task(worker(f"w{n}", session, queue, results)) for n in range(2)]
        await queue.join()
        for w in workers:
            w.cancel()
        await asyncio.gather(*workers, return_exceptions=True)
    for path in sorted(results):
        print(path, results[path])


asyncio.run(main())
