import asyncio, httpx

API = "http://127.0.0.1:8765"
PATHS = ["/users", "/orders", "/weather", "/hang"]

async def get(s, path):
    r = await s.get(API + path)
    return r.json()

async def main():
    async with httpx.AsyncClient() as s:
        jobs = [get(s, path) for path in PATHS]
        try:
            async with asyncio.timeout(1):
                answers = await asyncio.gather(*jobs)
        except TimeoutError:
            answers = []
    print(len([a for a in answers if a]), "answers")
    if answers:
        return max(answers[2], key=lambda now: now["celsius"])["city"]

asyncio.run(main())
