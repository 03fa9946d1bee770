"""cancelling and uncancel: how structured code knows who asked."""
import asyncio


async def careful():
    task = asyncio.current_task()
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("asked", task.cancelling(), "times")
        while task.uncancel():
            print("uncancel, left", task.cancelling())
        print("now", task.cancelling())
    await asyncio.sleep(0.1)
    return "went on"


async def limited():
    try:
        async with asyncio.timeout(0.1):
            try:
                await asyncio.sleep(1)
            except asyncio.CancelledError:
                print("inside:", asyncio.current_task().cancelling())
                raise
    except TimeoutError:
        print("after:", asyncio.current_task().cancelling())
    await asyncio.sleep(1)


async def main():
    task = asyncio.create_task(careful())
    await asyncio.sleep(0.1)
    task.cancel()
    task.cancel()
    print(task.cancelling())
    print(await task, task.cancelled(), task.cancelling())
    task = asyncio.create_task(limited())
    await asyncio.sleep(0.5)
    task.cancel("from outside")
    try:
        await task
    except asyncio.CancelledError as error:
        print("outside wins", error.args, task.cancelling())


asyncio.run(main())
