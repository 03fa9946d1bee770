"""Groups in groups, cancelling from outside, and a group in a timeout."""
import asyncio


async def part(name, seconds):
    try:
        await asyncio.sleep(seconds)
        print(name, "done")
    except asyncio.CancelledError:
        print(name, "stopped")
        raise


async def family(name):
    async with asyncio.TaskGroup() as group:
        group.create_task(part(name + "1", 0.1))
        group.create_task(part(name + "2", 0.3))


async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(family("a"))
        group.create_task(family("b"))
    outer = asyncio.create_task(family("c"))
    await asyncio.sleep(0.2)
    outer.cancel("no more")
    try:
        await outer
    except asyncio.CancelledError as error:
        print("cancelled", error.args)
    try:
        async with asyncio.timeout(0.2):
            async with asyncio.TaskGroup() as group:
                group.create_task(family("d"))
                group.create_task(part("e", 0.1))
    except TimeoutError:
        print("the whole group timed out")
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(part("f", 1))
            task = group.create_task(part("g", 1))
            loop.call_later(0.1, task.cancel)
    finally:
        print("one cancelled task does not end the group")


asyncio.run(main())
