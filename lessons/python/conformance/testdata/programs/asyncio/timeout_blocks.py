"""timeout and timeout_at: expiring, moving, nesting."""
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(0.5) as limit:
            print(round(limit.when() - loop.time(), 3), limit.expired())
            await asyncio.sleep(10)
    except TimeoutError as error:
        print("timed out", repr(error), limit.expired())
    async with asyncio.timeout(1) as limit:
        await asyncio.sleep(0.2)
    print("in time", limit.expired())
    async with asyncio.timeout(None) as limit:
        print(limit.when())
        limit.reschedule(loop.time() + 1)
        await asyncio.sleep(0.5)
        limit.reschedule(None)
        await asyncio.sleep(2)
    try:
        async with asyncio.timeout_at(loop.time() + 0.1):
            async with asyncio.timeout(5):
                await asyncio.sleep(1)
    except TimeoutError:
        print("the outer one")
    try:
        async with asyncio.timeout(5):
            async with asyncio.timeout(0.1):
                await asyncio.sleep(1)
    except TimeoutError:
        print("the inner one", asyncio.current_task().cancelling())
    try:
        async with asyncio.timeout(0):
            print("runs until it waits")
            await asyncio.sleep(0)
            print("never")
    except TimeoutError:
        print("at once")
    try:
        async with asyncio.timeout(1):
            raise KeyError("other errors pass")
    except KeyError as error:
        print(repr(error))
    try:
        limit.reschedule(1)
    except RuntimeError as error:
        print(error)


asyncio.run(main())
