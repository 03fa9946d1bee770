"""Asynchronous managers: asynccontextmanager, AsyncExitStack, aclosing."""
import asyncio
import contextlib


@contextlib.asynccontextmanager
async def session(name):
    await asyncio.sleep(0.1)
    print("open", name)
    try:
        yield name
    except ValueError as error:
        print(name, "handled", error)
    finally:
        await asyncio.sleep(0.1)
        print("close", name)


async def ticks():
    try:
        for n in range(100):
            yield n
            await asyncio.sleep(0.1)
    finally:
        print("ticks closed")


async def main():
    async with session("a") as a, session("b"):
        print("inside", a)
    async with session("c"):
        raise ValueError("inside c")
    async with contextlib.AsyncExitStack() as stack:
        await stack.enter_async_context(session("d"))
        stack.push_async_callback(asyncio.sleep, 0.1)
        stack.callback(print, "callback")
        stack.enter_context(contextlib.suppress(KeyError))
        raise KeyError("gone")
    async with contextlib.aclosing(ticks()) as source:
        async for n in source:
            if n == 2:
                break
    print("after", n)
    try:
        async with asyncio.timeout(0.5), session("slow"):
            await asyncio.sleep(5)
    except TimeoutError:
        print("timed out")

    @session("decorator")
    async def work():
        print("working")

    await work()
    async with contextlib.nullcontext("nothing") as nothing:
        print(nothing)


asyncio.run(main())
