"""Lock: first come, first served; and what happens to those who give up."""
import asyncio


async def visitor(name, lock, seconds):
    print(name, "knocks", lock.locked())
    async with lock:
        print(name, "is in")
        await asyncio.sleep(seconds)
    print(name, "has left")


async def main():
    lock = asyncio.Lock()
    await asyncio.gather(*(visitor(n, lock, 0.1) for n in "abc"))
    await lock.acquire()
    waiting = [asyncio.create_task(visitor(n, lock, 0)) for n in "xyz"]
    await asyncio.sleep(0)
    waiting[0].cancel()
    await asyncio.sleep(0)
    lock.release()
    print(await asyncio.gather(*waiting, return_exceptions=True))
    try:
        lock.release()
    except RuntimeError as error:
        print(error)
    try:
        async with asyncio.timeout(0.1):
            async with lock, lock:
                print("never")
    except TimeoutError:
        print("a lock waits for itself for ever", lock.locked())
    print(str(lock).split()[-1])
    await lock.acquire()
    print(str(lock).split()[-1])


asyncio.run(main())
