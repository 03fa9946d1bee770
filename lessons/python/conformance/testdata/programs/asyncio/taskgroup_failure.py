"""A failing task cancels its group, and all failures come together."""
import asyncio


async def fail(seconds, error):
    await asyncio.sleep(seconds)
    raise error


async def long(name):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print(name, "cancelled")
        if name == "grumpy":
            raise OSError("while being cancelled")
        raise


async def run(*coros):
    try:
        async with asyncio.TaskGroup() as group:
            for coro in coros:
                group.create_task(coro)
            await asyncio.sleep(5)
            print("body ended")
    except* ValueError as errors:
        print("values", [str(e) for e in errors.exceptions])
    except* OSError as errors:
        print("os", errors.message, [str(e) for e in errors.exceptions])


async def main():
    await run(fail(0.1, ValueError("v1")), long("calm"))
    await run(fail(0.1, ValueError("v2")), long("grumpy"))
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(long("other"))
            await asyncio.sleep(0.1)
            raise KeyError("in the body")
    except ExceptionGroup as error:
        print(repr(error))
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail(0, KeyboardInterrupt()))
    except KeyboardInterrupt as error:
        print(repr(error))


try:
    asyncio.run(main())
except KeyboardInterrupt:
    print("the loop ended with it")
