import asyncio, aiohttp, time

API = "http://127.0.0.1:8765"

async def fetch(session, path, news):
    async with session.get(API + path) as r:
        orders = await r.json()
    count = sum(order["amount"] for order in orders)
    news.set_result(7)
    return count

async def listen(news):
    return await news

async def main():
    news = asyncio.Future()
    async with aiohttp.ClientSession() as s:
        results = await asyncio.gather(
            fetch(s, "/orders", news),           # a descriptor
            asyncio.sleep(0.2),                  # a timer
            asyncio.to_thread(time.sleep, 0.3),  # a thread
            listen(news),                        # a future
        )
    print(results)

asyncio.run(main())
