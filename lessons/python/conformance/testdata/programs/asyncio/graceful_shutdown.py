"""A service that ends its work when it is told to stop."""
import asyncio
import signal


async def worker(name, queue, stop):
    while not (stop.is_set() and queue.empty()):
        try:
            job = await asyncio.wait_for(queue.get(), timeout=0.3)
        except TimeoutError:
            continue
        await asyncio.sleep(0.2)
        print(f"{name} finished {job}")
    print(name, "goes home")


async def producer(queue, stop):
    number = 0
    while not stop.is_set():
        await queue.put(f"job {number}")
        number += 1
        try:
            async with asyncio.timeout(0.15):
                await stop.wait()
        except TimeoutError:
            pass
    print("no more jobs after", number)


async def main():
    queue, stop = asyncio.Queue(), asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, stop.set)
    loop.call_later(1, signal.raise_signal, signal.SIGTERM)
    async with asyncio.TaskGroup() as group:
        group.create_task(producer(queue, stop))
        for name in ("A", "B"):
            group.create_task(worker(name, queue, stop))
    print("left in the queue:", queue.qsize(), "removed:", loop.remove_signal_handler(signal.SIGTERM))


asyncio.run(main())
