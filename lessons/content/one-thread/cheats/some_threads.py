import asyncio, aiohttp, httpx

API = "http://127.0.0.1:8765"

async def fetch(session, number):
    async with session.get(API + "/delay/0.2") as r:
        await r.read()
    return number

def fetch_here(number):
    httpx.get(API + "/delay/0.2")
    return number

async def main():
    async with aiohttp.ClientSession() as s:
        answers = await asyncio.gather(
            *(fetch(s, number) for number in range(15)),
            *(asyncio.to_thread(fetch_here, number) for number in range(15, 20)),
        )
    print(len(answers), "answers")

asyncio.run(main())
