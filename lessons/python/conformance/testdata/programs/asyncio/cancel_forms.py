"""Cancelling: before the start, while waiting, in a loop, caught, too late."""
import asyncio


async def steps(name):
    try:
        for i in range(3):
            print(name, "step", i)
            await asyncio.sleep(0.1)
        return name
    except asyncio.CancelledError as error:
        print(name, "cancelled with", error.args)
        raise
    finally:
        print(name, "cleans up")


async def refuses():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("refuses")
    await asyncio.sleep(0.1)
    return "ended anyway"


async def ask(task, after=None, message=None):
    if after is not None:
        await asyncio.sleep(after)
    print("cancel ->", task.cancel(message) if message else task.cancel())
    try:
        print("result", await task)
    except asyncio.CancelledError as error:
        print("CancelledError", error.args, task.cancelled())


async def main():
    await ask(asyncio.create_task(steps("unborn")))
    await ask(asyncio.create_task(steps("waiting")), 0.15, "stop it")
    await ask(asyncio.create_task(steps("finished")), 1)
    await ask(asyncio.create_task(refuses()), 0.1)
    outer = asyncio.create_task(steps("inner work"))
    middle = asyncio.create_task(asyncio.wait_for(outer, 5))
    await ask(middle, 0.05)
    print(outer.cancelled())
    me = asyncio.current_task()
    me.cancel("myself")
    try:
        await asyncio.sleep(0)
    except asyncio.CancelledError as error:
        print("I was cancelled by", error.args, me.uncancel(), me.cancelling())


asyncio.run(main())
