import asyncio, aiohttp

API = "http://127.0.0.1:8765"

async def worker(name, s, queue, orders):
    while True:
        page = await queue.get()
        async with s.get(f"{API}/limited/orders?page={page}") as r:
            if r.status == 200:
                orders += await r.json()
        queue.task_done()

async def main():
    orders, queue = [], asyncio.Queue(maxsize=3)
    async with aiohttp.ClientSession() as s:
        jobs = [worker(f"w{n}", s, queue, orders) for n in range(3)]
        workers = [asyncio.create_task(job) for job in jobs]
        for page in range(9):
            await queue.put(page)
        await queue.join()
        for w in workers:
            w.cancel()
    print(len(orders), "orders of 27")
    return sum(order["amount"] for order in orders)

asyncio.run(main())
