import asyncio

async def worker(queue):
    for _ in range(4):
        print("served:", await queue.get())
        await asyncio.sleep(0.1)

async def morning(queue):
    asyncio.create_task(worker(queue), name="worker")
    for order in ("tea", "bread"):
        queue.put_nowait(order)
    await asyncio.sleep(0.15)

async def evening(queue):
    for order in ("soup", "juice"):
        queue.put_nowait(order)
    await asyncio.sleep(0.5)

queue = asyncio.Queue()
asyncio.run(morning(queue))
print("closed at noon")
asyncio.run(evening(queue))
