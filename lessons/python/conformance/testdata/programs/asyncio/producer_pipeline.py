"""A pipeline of stages joined by queues, with a sentinel at the end."""
import asyncio

END = object()


async def numbers(out, n):
    for i in range(n):
        await out.put(i)
        await asyncio.sleep(0.011)
    await out.put(END)


async def stage(name, seconds, work, source, out):
    while (item := await source.get()) is not END:
        await asyncio.sleep(seconds)
        await out.put(work(item))
    print(name, "ends")
    await out.put(END)


async def collect(source):
    items = []
    while (item := await source.get()) is not END:
        items.append(item)
    return items


async def main():
    a, b, c = (asyncio.Queue(2) for _ in range(3))
    async with asyncio.TaskGroup() as group:
        group.create_task(numbers(a, 6))
        group.create_task(stage("square", 0.03, lambda x: x * x, a, b))
        group.create_task(stage("label", 0.0217, lambda x: f"<{x}>", b, c))
        result = group.create_task(collect(c))
    print(result.result())
    print(f"{asyncio.get_running_loop().time():.2f} seconds")


asyncio.run(main())
