import asyncio, aiohttp, time

API = "http://127.0.0.1:8765"

async def fetch(session, path):
    async with session.get(API + path) as r:
        body = await r.text()
    print(path, len(body), "bytes")
    return len(body)

def read():
    time.sleep(0.25)  # a slow disk
    with open(__file__) as file:
        return len(file.read())

async def main():
    async with aiohttp.ClientSession() as s:
        results = await asyncio.gather(
            fetch(s, "/users"),
            fetch(s, "/orders"),
            asyncio.sleep(0.25),
            asyncio.sleep(0.4),
            asyncio.sleep(0.3),
        )
    print("all together:", results)

asyncio.run(main())
