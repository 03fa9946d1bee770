import asyncio


class Counted(asyncio.Task):
    made = 0

    def __init__(self, coro, **kw):
        Counted.made += 1
        super().__init__(coro, **kw)


async def child(n):
    await asyncio.sleep(n / 10)
    return n


async def quick(n):
    return n


async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(lambda loop, coro, **kw: Counted(coro, loop=loop, **kw))
    print(await asyncio.gather(child(1), child(2)), Counted.made)
    async with asyncio.TaskGroup() as group:
        t = group.create_task(child(3), name="named")
    print(type(t).__name__, t.get_name(), t.result(), Counted.made)
    loop.set_task_factory(asyncio.create_eager_task_factory(Counted))
    t = asyncio.create_task(quick(4))
    print(t.done(), t.result(), t)
    t = asyncio.create_task(quick(5), eager_start=False)
    print(t.done(), await t)
    loop.set_task_factory(asyncio.eager_task_factory)
    order = []

    async def noted(name):
        order.append(name + " begins")
        await asyncio.sleep(0)
        order.append(name + " ends")

    a, b = asyncio.create_task(noted("a")), asyncio.create_task(noted("b"))
    order.append("made")
    await asyncio.gather(a, b)
    print(order)
    print(await asyncio.gather(quick(1), child(1), quick(2)))
    async with asyncio.TaskGroup() as group:
        one = group.create_task(quick("one"))
        print(one.done())
    loop.set_task_factory(None)
    try:
        loop.set_task_factory(5)
    except TypeError as error:
        print(error)
    print(asyncio.current_task().get_coro().__name__, asyncio.current_task().get_name())


asyncio.run(main())
