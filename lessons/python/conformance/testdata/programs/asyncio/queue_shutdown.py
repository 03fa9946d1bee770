"""Queue.shutdown: getters empty it, putters are refused."""
import asyncio


async def consumer(name, queue):
    got = []
    try:
        while True:
            item = await queue.get()
            got.append(item)
            await asyncio.sleep(0.1)
            queue.task_done()
    except asyncio.QueueShutDown:
        print(name, "saw the end after", got)


async def main():
    queue = asyncio.Queue()
    consumers = [asyncio.create_task(consumer(n, queue)) for n in ("a", "b")]
    for item in range(5):
        await queue.put(item)
    queue.shutdown()
    try:
        await queue.put(99)
    except asyncio.QueueShutDown as error:
        print("put refused", repr(error))
    await queue.join()
    await asyncio.gather(*consumers)
    full = asyncio.Queue(1)
    full.put_nowait(1)
    blocked = asyncio.create_task(full.put(2))
    await asyncio.sleep(0)
    full.shutdown(immediate=True)
    print(await asyncio.gather(blocked, return_exceptions=True), full.empty())
    for attempt in (full.get_nowait, lambda: full.put_nowait(3)):
        try:
            attempt()
        except asyncio.QueueShutDown as error:
            print(type(error).__name__)


asyncio.run(main())
