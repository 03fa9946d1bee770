"""Priority and LIFO queues, and the calls that do not wait."""
import asyncio


async def main():
    for cls in (asyncio.Queue, asyncio.LifoQueue, asyncio.PriorityQueue):
        queue = cls()
        for item in (3, 1, 2):
            queue.put_nowait(item)
        print(cls.__name__, [queue.get_nowait() for _ in range(queue.qsize())], queue.empty())
    jobs = asyncio.PriorityQueue()
    for job in ((2, "later"), (1, "soon"), (1, "also soon")):
        await jobs.put(job)
    while not jobs.empty():
        print(await jobs.get())
    small = asyncio.Queue(1)
    small.put_nowait("x")
    for attempt in (lambda: small.put_nowait("y"), lambda: asyncio.Queue().get_nowait()):
        try:
            attempt()
        except (asyncio.QueueFull, asyncio.QueueEmpty) as error:
            print(type(error).__name__, error.args)
    waiting = asyncio.create_task(small.put("z"))
    await asyncio.sleep(0)
    print(small.get_nowait(), small.full())
    await waiting
    print(small.get_nowait(), small.qsize())
    getters = [asyncio.create_task(small.get()) for _ in range(3)]
    await asyncio.sleep(0)
    getters[0].cancel()
    await small.put("for the second")
    await small.put("for the third")
    print(await asyncio.gather(*getters, return_exceptions=True))


asyncio.run(main())
