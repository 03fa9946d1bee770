"""TaskGroup waits for all of its tasks, those made later too."""
import asyncio


async def worker(group, name, depth):
    print("begin", name)
    await asyncio.sleep(0.1)
    if depth:
        group.create_task(worker(group, name + ".1", depth - 1), name="child of " + name)
    print("end", name)
    return name


async def main():
    async with asyncio.TaskGroup() as group:
        a = group.create_task(worker(group, "a", 1))
        b = group.create_task(worker(group, "b", 2), name="bee")
        print(a.get_name(), b.get_name(), "tasks made")
    print(a.result(), b.result(), b.done())
    async with asyncio.TaskGroup() as group:
        print("nothing to do")
    try:
        group.create_task(asyncio.sleep(0))
    except RuntimeError as error:
        print("RuntimeError", str(error).split(" is ")[1])
    print(len(asyncio.all_tasks()))


asyncio.run(main())
