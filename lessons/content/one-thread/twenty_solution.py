import asyncio, aiohttp

API = "http://127.0.0.1:8765"

async def fetch(session, number):
    async with session.get(API + "/delay/0.2") as r:
        await r.read()
    return number

async def main():
    async with aiohttp.ClientSession() as s:
        fetches = [fetch(s, number) for number in range(20)]
        answers = await asyncio.gather(*fetches)
    print(len(answers), "answers")

asyncio.run(main())
