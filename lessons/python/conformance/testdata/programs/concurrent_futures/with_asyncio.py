"""Executors of one's own under asyncio, and futures of both kinds."""
import asyncio
import concurrent.futures
import threading
import time


def prime(n):
    time.sleep(0.1)
    return n > 1 and all(n % d for d in range(2, int(n**0.5) + 1))


def initializer(label):
    threading.current_thread().name = label


async def main():
    loop = asyncio.get_running_loop()
    numbers = [97, 91, 7919, 1001]
    with concurrent.futures.ThreadPoolExecutor(2, initializer=initializer, initargs=("helper",)) as pool:
        start = loop.time()
        found = await asyncio.gather(*(loop.run_in_executor(pool, prime, n) for n in numbers))
        print(dict(zip(numbers, found)), f"{loop.time() - start:.1f}")
        print(await loop.run_in_executor(pool, lambda: threading.current_thread().name))
        outside = pool.submit(prime, 13)
        print(await asyncio.wrap_future(outside), type(outside).__name__)
        blocked = loop.run_in_executor(pool, time.sleep, 0.3)
        try:
            await asyncio.wait_for(blocked, 0.1)
        except TimeoutError:
            print("timed out", blocked.cancelled())
    print("the pool has waited for its threads", f"{loop.time() - start:.1f}")
    try:
        await loop.run_in_executor(pool, prime, 3)
    except RuntimeError as error:
        print(error)


asyncio.run(main())
