"""A scheduler of jobs: priorities, deadlines, dependencies."""
import asyncio
import itertools


class Scheduler:
    def __init__(self, workers):
        self.queue = asyncio.PriorityQueue()
        self.order = itertools.count()
        self.done = {}
        self.workers = workers

    def add(self, name, seconds, priority=5, after=()):
        self.done[name] = asyncio.Event()
        self.queue.put_nowait((priority, next(self.order), name, seconds, after))

    async def work(self, number):
        while not self.queue.empty():
            priority, _, name, seconds, after = self.queue.get_nowait()
            for other in after:
                await self.done[other].wait()
            print(f"{asyncio.get_running_loop().time():.1f} worker {number} begins {name} (priority {priority})")
            await asyncio.sleep(seconds)
            self.done[name].set()

    async def run(self, deadline):
        try:
            async with asyncio.timeout(deadline):
                async with asyncio.TaskGroup() as group:
                    for n in range(self.workers):
                        group.create_task(self.work(n))
        except TimeoutError:
            print("deadline:", sorted(n for n, e in self.done.items() if not e.is_set()), "not done")


async def main():
    s = Scheduler(2)
    s.add("build", 1.0, priority=1)
    s.add("test", 0.7, priority=2, after=["build"])
    s.add("lint", 0.4, priority=1)
    s.add("package", 0.5, priority=3, after=["test", "lint"])
    s.add("announce", 9, priority=9, after=["package"])
    await s.run(deadline=5)


asyncio.run(main())
