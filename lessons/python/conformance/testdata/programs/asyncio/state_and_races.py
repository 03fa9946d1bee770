"""A race between coroutines, and three ways to be rid of it."""
import asyncio


class Counter:
    def __init__(self):
        self.value = 0
        self.lock = asyncio.Lock()

    async def racy(self):
        seen = self.value
        await asyncio.sleep(0)
        self.value = seen + 1

    async def locked(self):
        async with self.lock:
            await self.racy()

    async def without_await(self):
        self.value += 1
        await asyncio.sleep(0)


async def owner(counter, queue):
    while await queue.get():
        await counter.racy()
        queue.task_done()


async def main():
    for name in ("racy", "locked", "without_await"):
        counter = Counter()
        await asyncio.gather(*(getattr(counter, name)() for _ in range(20)))
        print(f"{name}: {counter.value}")
    counter, queue = Counter(), asyncio.Queue()
    task = asyncio.create_task(owner(counter, queue))
    for _ in range(20):
        queue.put_nowait(True)
    await queue.join()
    queue.put_nowait(None)
    await task
    print("one owner:", counter.value)


asyncio.run(main())
