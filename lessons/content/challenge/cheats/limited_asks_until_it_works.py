import asyncio, aiohttp

API = "http://127.0.0.1:8765"
gate = asyncio.Semaphore(5)

async def page(s, n):
    while True:
        async with gate, s.get(f"{API}/limited/orders?page={n}") as r:
            if r.status == 200:
                return await r.json()

async def main():
    async with aiohttp.ClientSession() as s:
        jobs = [page(s, n) for n in range(9)]
        pages = await asyncio.gather(*jobs)
    orders = [order for page in pages for order in page]
    print(len(orders), "orders")
    return sum(order["amount"] * order["price"] for order in orders)

asyncio.run(main())
