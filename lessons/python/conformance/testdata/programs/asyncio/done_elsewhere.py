"""A future that is done, of a loop that is closed, met again on another loop."""
import asyncio


async def number():
    return 1


async def make():
    task = asyncio.create_task(number(), name="early")
    await task
    return task


async def callback(task):
    task.add_done_callback(print)


async def wait(task):
    return await asyncio.wait([task])


async def gather(task):
    return await asyncio.gather(task)


async def wait_for(task):
    return await asyncio.wait_for(task, 1)


async def shield(task):
    return await asyncio.shield(task)


async def plain(task):
    return await task


async def completed(task):
    for f in asyncio.as_completed([task]):
        return await f


async def attempt(how, task):
    try:
        print(how.__name__, await how(task))
    except Exception as e:
        print(how.__name__, type(e).__name__, e)


task = asyncio.run(make())
for how in callback, wait, gather, wait_for, shield, plain, completed:
    asyncio.run(attempt(how, task))
