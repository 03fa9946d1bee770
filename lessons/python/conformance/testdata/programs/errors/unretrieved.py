"""A task that failed and that nobody asked."""
import asyncio


async def fails():
    await asyncio.sleep(0.1)
    raise RuntimeError("nobody asked")


async def main():
    task = asyncio.create_task(fails(), name="forgotten")
    await asyncio.sleep(0.2)
    print("main ends, and the task has failed:", task.done())


asyncio.run(main())
print("after the run")
