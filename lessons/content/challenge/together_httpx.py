import asyncio, httpx

API = "http://127.0.0.1:8765"

async def page(s, n):
    r = await s.get(f"{API}/orders?page={n}")
    return r.json()

async def main():
    async with httpx.AsyncClient() as s:
        jobs = [page(s, n) for n in range(9)]
        pages = [await job for job in jobs]
    orders = [order for page in pages for order in page]
    print(len(orders), "orders")
    return sum(order["amount"] * order["price"] for order in orders)

asyncio.run(main())
