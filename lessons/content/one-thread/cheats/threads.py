import asyncio, httpx
from concurrent.futures import ThreadPoolExecutor

API = "http://127.0.0.1:8765"

def fetch(number):
    httpx.get(API + "/delay/0.2")
    return number

async def main():
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(20) as pool:
        calls = [loop.run_in_executor(pool, fetch, number) for number in range(20)]
        answers = await asyncio.gather(*calls)
    print(len(answers), "answers")

asyncio.run(main())
