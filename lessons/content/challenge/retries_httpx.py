import asyncio, httpx

API = "http://127.0.0.1:8765"
gate = asyncio.Semaphore(3)

async def page(s, n):
    url = f"{API}/limited/flaky/orders?page={n}"
    async with gate:
        for attempt in range(3):
            r = await s.get(url)
            if r.status_code == 200:
                return r.json()
            await asyncio.sleep(0.5)  # give it time to recover
    return []

async def main():
    async with httpx.AsyncClient() as s:
        jobs = [page(s, n) for n in range(9)]
        pages = await asyncio.gather(*jobs)
    orders = [order for page in pages for order in page]
    print(len(orders), "orders")
    return sum(order["amount"] * order["price"] for order in orders)

asyncio.run(main())
