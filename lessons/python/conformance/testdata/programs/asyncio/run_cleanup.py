"""How asyncio.run ends: what is left is cancelled, and its errors are told."""
import asyncio


async def left(name, grumble=False):
    try:
        print(name, "runs")
        await asyncio.sleep(100)
    except asyncio.CancelledError:
        print(name, "is cancelled")
        if grumble:
            raise ValueError("grumble while being cancelled")
        raise
    finally:
        await asyncio.sleep(0.1)
        print(name, "is clean")


async def main():
    asyncio.create_task(left("one"))
    asyncio.create_task(left("two", grumble=True))
    asyncio.get_running_loop().set_exception_handler(
        lambda loop, context: print("handler:", context["message"], repr(context["exception"])))
    await asyncio.sleep(0.1)
    print("main returns")
    return "result"


print(asyncio.run(main()))


async def fails():
    asyncio.create_task(left("three"))
    await asyncio.sleep(0)
    raise LookupError("main fails")


try:
    asyncio.run(fails())
except LookupError as error:
    print("LookupError", error)
