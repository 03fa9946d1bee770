"""Condition: wait, wait_for a predicate, notify one or all."""
import asyncio


class Pool:
    def __init__(self, size):
        self.free = size
        self.changed = asyncio.Condition()

    async def take(self, name, n):
        async with self.changed:
            print(name, "wants", n, "of", self.free)
            await self.changed.wait_for(lambda: self.free >= n)
            self.free -= n
            print(name, "has", n, "left", self.free)

    async def give(self, n):
        async with self.changed:
            self.free += n
            self.changed.notify_all()


async def main():
    pool = Pool(3)
    users = [asyncio.create_task(pool.take(name, n)) for name, n in (("a", 2), ("b", 2), ("c", 1), ("d", 3))]
    for n in (1, 1, 3):
        await asyncio.sleep(0.1)
        await pool.give(n)
    await asyncio.gather(*users)
    condition = asyncio.Condition()

    async def sleeper(name):
        async with condition:
            await condition.wait()
            print(name, "woke", condition.locked())

    sleepers = [asyncio.create_task(sleeper(n)) for n in (1, 2, 3)]
    await asyncio.sleep(0)
    async with condition:
        condition.notify(2)
    await asyncio.sleep(0.1)
    async with condition:
        condition.notify()
    await asyncio.gather(*sleepers)
    for attempt in (condition.notify, condition.notify_all):
        try:
            attempt()
        except RuntimeError as error:
            print(error)
    try:
        await condition.wait()
    except RuntimeError as error:
        print(error)


asyncio.run(main())
