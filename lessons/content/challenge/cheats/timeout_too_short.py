import asyncio, aiohttp

API = "http://127.0.0.1:8765"
PATHS = ["/users", "/orders", "/weather", "/hang"]

async def get(s, path):
    try:
        async with asyncio.timeout(0.27), s.get(API + path) as r:
            return await r.json()
    except TimeoutError:
        return None

async def main():
    async with aiohttp.ClientSession() as s:
        jobs = [get(s, path) for path in PATHS]
        answers = await asyncio.gather(*jobs)
    print(len([a for a in answers if a]), "answers")
    if answers:
        return max(answers[2], key=lambda now: now["celsius"])["city"]

asyncio.run(main())
