import asyncio


def told(loop, context):
    name = context["future"].get_name()
    print(f"{context['message']}: {context['exception']!r} of {name}")


async def fail(after):
    await asyncio.sleep(after)
    raise ValueError(f"after {after}")


async def find():
    found = [t for t in asyncio.all_tasks() if t.get_name() == "found"]
    await asyncio.sleep(1)
    print("found", found[0].exception())


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(told)
    asyncio.create_task(fail(1), name="nobody's")
    asyncio.ensure_future(fail(2))
    loop.create_task(fail(3), name="the loop's")
    held = asyncio.create_task(fail(0.5), name="held")
    for i in range(4):
        await asyncio.sleep(0.9)
        print("tick", i)
    asyncio.create_task(fail(0.5), name="found")
    await find()
    outer = asyncio.shield(fail(1))
    await asyncio.sleep(0)
    outer.cancel()
    await asyncio.sleep(2)
    print("held", held.exception())


asyncio.run(main())
