"""A failure that nobody asked for is told when the program lets go of the task or future."""

import asyncio


def told(loop, context):
    print("told:", context["message"], repr(context["exception"]), context["future"].done())


async def fail(n):
    await asyncio.sleep(0)
    raise ValueError(n)


async def local():
    t = asyncio.create_task(fail("a function's own"))
    await asyncio.sleep(0.01)


async def leaves():
    t = asyncio.create_task(fail("left to itself"))


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(told)
    t = asyncio.create_task(fail("deleted"))
    await asyncio.sleep(0.01)
    del t
    print("it was deleted")
    await local()
    print("it has ended")
    f = loop.create_future()
    f.set_exception(KeyError("replaced"))
    f = None
    print("it was replaced")
    loop.create_future().set_exception(KeyError("had no name"))
    print("it had no name")
    tasks = [asyncio.create_task(fail(n)) for n in (3, 4)]
    await asyncio.sleep(0.01)
    tasks.clear()
    print("the list was cleared")
    box = {"t": asyncio.create_task(fail("popped"))}
    await asyncio.sleep(0.01)
    box.pop("t")
    print("it was popped")
    await leaves()
    await asyncio.sleep(0.01)
    print("it was left")
    asked = asyncio.create_task(fail("asked for"))
    await asyncio.sleep(0.01)
    print(repr(asked.exception()))
    del asked
    held = asyncio.create_task(fail("held to the end"))
    await asyncio.sleep(0.01)
    print("the end")


asyncio.run(main())
print("over")
