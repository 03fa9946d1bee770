"""The running loop without an error, policies that go away, and bare timeouts."""
import asyncio
import warnings

print(asyncio._get_running_loop())
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    asyncio.set_event_loop_policy(None)
print([(w.category.__name__, str(w.message)) for w in caught])


async def late(deadline):
    async with asyncio.Timeout(deadline) as timeout:
        print(timeout, timeout.when() is deadline, timeout.expired())
        await asyncio.sleep(1)
    return timeout


async def main():
    loop = asyncio.get_running_loop()
    print(asyncio._get_running_loop() is loop)
    try:
        await late(loop.time() - 1)
    except TimeoutError:
        print("at once")
    free = await late(None)
    print(free.expired(), free)
    try:
        free.reschedule(loop.time())
    except RuntimeError as error:
        print(error)
    try:
        asyncio.Timeout(None).reschedule(1)
    except RuntimeError as error:
        print(error)


asyncio.run(main())
print(asyncio._get_running_loop())
