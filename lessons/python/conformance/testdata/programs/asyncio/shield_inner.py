"""shield: the outer await is cancelled, the inner work goes on."""
import asyncio


async def save():
    print("saving")
    await asyncio.sleep(0.3)
    print("saved")
    return 7


async def request(task):
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        print("request cancelled")
        raise


async def main():
    task = asyncio.create_task(save())
    outer = asyncio.create_task(request(task))
    await asyncio.sleep(0.1)
    outer.cancel()
    try:
        await outer
    except asyncio.CancelledError:
        print("outer is", outer.cancelled(), "inner is", task.cancelled())
    print(await task)
    print(await asyncio.shield(save()))
    inner = asyncio.create_task(save())
    protected = asyncio.shield(inner)
    await asyncio.sleep(0)
    inner.cancel("from inside")
    try:
        await protected
    except asyncio.CancelledError as error:
        print("inner cancelled too", protected.cancelled(), error.args)
    done = asyncio.create_task(save())
    await done
    print(asyncio.shield(done) is done)


asyncio.run(main())
