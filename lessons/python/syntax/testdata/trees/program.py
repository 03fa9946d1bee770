"""An everyday asyncio program: workers that fetch from a queue."""
import asyncio
import random
from dataclasses import dataclass, field

API = "http://127.0.0.1:8765"


@dataclass
class Result:
    name: str
    took: float = 0.0
    tags: list[str] = field(default_factory=list)

    @property
    def slow(self) -> bool:
        return self.took > 0.25

    def __str__(self):
        return f"{self.name:<12}|{self.took:6.2f}s{' (slow)' if self.slow else ''}"


async def fetch(session, path, *, retries=3):
    for attempt in range(1, retries + 1):
        try:
            async with session.get(f"{API}{path}") as response:
                return await response.json()
        except (OSError, asyncio.TimeoutError) as error:
            if attempt == retries:
                raise
            print(f"{path}: {error!r}, again")
            await asyncio.sleep(2 ** attempt / 10)


async def worker(number, queue, results):
    while True:
        path = await queue.get()
        start = asyncio.get_running_loop().time()
        await asyncio.sleep(random.uniform(0.01, 0.5))
        took = asyncio.get_running_loop().time() - start
        results.append(Result(path, took, [f"worker-{number}"]))
        queue.task_done()


async def main():
    queue: asyncio.Queue = asyncio.Queue()
    results = []
    for i in range(20):
        queue.put_nowait(f"/users/{i}")
    tasks = [asyncio.create_task(worker(n, queue, results)) for n in range(3)]
    await queue.join()
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    for result in sorted(results, key=lambda r: r.took):
        print(result)
    total = sum(r.took for r in results)
    print(f"{len(results)} results, {total=:.2f}")


if __name__ == "__main__":
    asyncio.run(main())
