"""wait_for: in time, too late, cancelled, and what shields from it."""
import asyncio


async def reply(seconds):
    try:
        await asyncio.sleep(seconds)
        return f"after {seconds}"
    except asyncio.CancelledError:
        print("asked to stop", seconds)
        raise


async def stubborn():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        await asyncio.sleep(0.2)
        return "finished all the same"


async def main():
    print(await asyncio.wait_for(reply(0.1), timeout=1))
    try:
        await asyncio.wait_for(reply(3), timeout=0.5)
    except asyncio.TimeoutError as error:
        print("TimeoutError", repr(error), repr(error.__cause__), asyncio.TimeoutError is TimeoutError)
    print(await asyncio.wait_for(stubborn(), 0.1))
    print(await asyncio.wait_for(reply(0.2), None))
    try:
        await asyncio.wait_for(reply(1), 0)
    except TimeoutError:
        print("not even begun")
    kept = asyncio.create_task(reply(1))
    try:
        await asyncio.wait_for(asyncio.shield(kept), 0.3)
    except TimeoutError:
        print("gave up waiting, it goes on:", kept.cancelled())
    print(await kept)
    done = asyncio.get_running_loop().create_future()
    done.set_result("ready")
    print(await asyncio.wait_for(done, 0))
    waiter = asyncio.create_task(asyncio.wait_for(reply(9), 10))
    await asyncio.sleep(0.1)
    waiter.cancel()
    print(await asyncio.gather(waiter, return_exceptions=True))


asyncio.run(main())
