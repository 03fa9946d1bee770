import asyncio, aiohttp, time

API = "http://127.0.0.1:8765"

async def fetch(session, path, news):
    async with session.get(API + path) as r:
        orders = await r.json()
    return sum(order["amount"] for order in orders)

async def listen(session):
    return await fetch(session, "/orders", None)

async def main():
    async with aiohttp.ClientSession() as s:
        results = await asyncio.gather(
            fetch(s, "/orders", None),           # a descriptor
            asyncio.sleep(0.2),                  # a timer
            asyncio.to_thread(time.sleep, 0.3),  # a thread
            listen(s),                           # a future
        )
    print(results)

asyncio.run(main())
