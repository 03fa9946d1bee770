import asyncio, aiohttp

API = "http://127.0.0.1:8765"
gate = asyncio.Semaphore(3)

async def page(s, n):
    url = f"{API}/limited/flaky/orders?page={n}"
    for attempt in range(3):
        async with gate, s.get(url) as r:
            if r.status == 200:
                return await r.json()
    return []

async def main():
    async with aiohttp.ClientSession() as s:
        jobs = [page(s, n) for n in range(9)]
        pages = await asyncio.gather(*jobs)
    await asyncio.sleep(0.5)
    orders = [order for page in pages for order in page]
    print(len(orders), "orders")
    return sum(order["amount"] * order["price"] for order in orders)

asyncio.run(main())
