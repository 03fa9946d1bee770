"""Misusing futures and tasks, uncaught at the end."""
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    future.set_result(1)
    for attempt in (lambda: future.set_result(2), lambda: future.set_exception(ValueError()), lambda: loop.run_until_complete(future)):
        try:
            attempt()
        except (asyncio.InvalidStateError, RuntimeError) as error:
            print(type(error).__name__, error)
    task = asyncio.create_task(asyncio.sleep(0, "slept"))
    print(await task)
    task.cancel()
    print(task.cancelled(), task.result())
    cancelled = loop.create_future()
    cancelled.cancel(msg="no longer needed")
    await cancelled


asyncio.run(main())
