"""ensure_future, wrap_future, isfuture, iscoroutine and sleep's result."""
import asyncio
import concurrent.futures


async def compute(n):
    await asyncio.sleep(0)
    return n * n


class Awaitable:
    def __await__(self):
        return compute(7).__await__()


async def main():
    loop = asyncio.get_running_loop()
    coro = compute(3)
    print(asyncio.iscoroutine(coro), asyncio.iscoroutine(compute), asyncio.isfuture(coro))
    task = asyncio.ensure_future(coro)
    print(isinstance(task, asyncio.Task), asyncio.ensure_future(task) is task, asyncio.isfuture(task))
    print(await task, await asyncio.ensure_future(Awaitable()), await asyncio.sleep(0.1, "slept"))
    outside = concurrent.futures.Future()
    wrapped = asyncio.wrap_future(outside, loop=loop)
    print(type(wrapped).__name__, asyncio.wrap_future(wrapped) is wrapped)
    loop.call_later(0.1, outside.set_result, "from outside")
    print(await wrapped)
    for attempt in (lambda: asyncio.ensure_future(5), lambda: asyncio.wrap_future(5)):
        try:
            attempt()
        except (TypeError, AssertionError) as error:
            print(type(error).__name__, error)
    print(await loop.create_task(compute(4)), isinstance(loop, asyncio.AbstractEventLoop), asyncio.Future is type(loop.create_future()))
    try:
        await asyncio.sleep(float("nan"))
    except ValueError as error:
        print(error)


asyncio.run(main())
