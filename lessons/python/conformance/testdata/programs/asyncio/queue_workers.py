"""Queue: producers, workers, join and task_done."""
import asyncio


async def producer(name, queue, items):
    for item in items:
        await queue.put((name, item))
        print(f"{name} put {item}, size {queue.qsize()}, full {queue.full()}")
        await asyncio.sleep(0.05)


async def worker(number, queue):
    while True:
        name, item = await queue.get()
        await asyncio.sleep(0.11 + number * 0.02)
        print(f"worker {number} did {name}{item}")
        queue.task_done()


async def main():
    queue = asyncio.Queue(maxsize=2)
    workers = [asyncio.create_task(worker(n, queue)) for n in range(2)]
    await asyncio.gather(producer("a", queue, range(3)), producer("b", queue, range(2)))
    await queue.join()
    print("all done", queue.empty(), queue.maxsize)
    for w in workers:
        w.cancel()
    print(await asyncio.gather(*workers, return_exceptions=True))
    try:
        queue.task_done()
    except ValueError as error:
        print(error)


asyncio.run(main())
