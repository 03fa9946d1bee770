"""Eager tasks run at once, up to their first wait."""
import asyncio


async def quick(name):
    print(name, "runs in", asyncio.current_task().get_name())
    return name


async def slow(name):
    print(name, "begins")
    await asyncio.sleep(0.1)
    print(name, "ends")
    return name


async def main():
    lazy = asyncio.create_task(quick("lazy"), name="L")
    eager = asyncio.create_task(quick("eager"), name="E", eager_start=True)
    print("made", lazy.done(), eager.done(), eager.result())
    await lazy
    loop = asyncio.get_running_loop()
    loop.set_task_factory(asyncio.eager_task_factory)
    a = asyncio.create_task(slow("a"))
    b = asyncio.create_task(quick("b"))
    print("after making", a.done(), b.done())
    print(await asyncio.gather(a, b, slow("c")))
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(quick(f"g{i}")) for i in range(2)]
        print([t.done() for t in tasks])
    not_eager = asyncio.create_task(quick("told not to"), eager_start=False)
    print(not_eager.done(), await not_eager)
    loop.set_task_factory(None)
    print(loop.get_task_factory(), asyncio.create_task(quick("last")).done())
    custom = asyncio.create_eager_task_factory(asyncio.Task)
    loop.set_task_factory(custom)
    print(asyncio.create_task(quick("custom")).done())
    await asyncio.sleep(0)


asyncio.run(main())
