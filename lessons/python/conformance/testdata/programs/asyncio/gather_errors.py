"""gather and failures: the first one wins, or they are results."""
import asyncio


async def fail(seconds, error):
    await asyncio.sleep(seconds)
    raise error


async def survive(seconds):
    try:
        await asyncio.sleep(seconds)
        print("survived", seconds)
        return "alive"
    except asyncio.CancelledError:
        print("cancelled", seconds)
        raise


async def main():
    survivor = asyncio.create_task(survive(0.3))
    try:
        await asyncio.gather(fail(0.1, ValueError("first")), fail(0.2, KeyError("second")), survivor)
    except ValueError as error:
        print("caught", error, survivor.done())
    print(await survivor)
    results = await asyncio.gather(fail(0.1, ValueError("v")), survive(0), fail(0, KeyError("k")), return_exceptions=True)
    print(results)
    group = asyncio.gather(survive(5), survive(6))
    await asyncio.sleep(0.1)
    print(group.cancel("enough"), group.cancelled())
    try:
        await group
    except asyncio.CancelledError as error:
        print("group cancelled", error.args, group.cancelled())
    child = asyncio.create_task(survive(9))
    asyncio.get_running_loop().call_later(0.1, child.cancel)
    print(await asyncio.gather(child, survive(0.2), return_exceptions=True))


asyncio.run(main())
