import asyncio
import time
from concurrent.futures import ThreadPoolExecutor


def work(n):
    time.sleep(n / 10)
    return n * n


async def main():
    loop = asyncio.get_running_loop()
    pool = ThreadPoolExecutor(2)
    loop.set_default_executor(pool)
    print(await asyncio.gather(*(loop.run_in_executor(None, work, n) for n in range(4))))
    print(await asyncio.to_thread(work, 5))
    return pool


pool = asyncio.run(main())
try:
    pool.submit(work, 1)
except RuntimeError as e:
    print(e)
