import asyncio
class MyFuture(asyncio.Future):
    def __init__(self, tag, **kw):
        super().__init__(**kw)
        self.tag = tag
class MyTask(asyncio.Task):
    def cancel(self, msg=None):
        print("cancel", msg)
        return super().cancel(msg)
async def work(n):
    print("work", n, asyncio.current_task().get_name())
    await asyncio.sleep(n)
    return n
async def main():
    loop = asyncio.get_running_loop()
    f = MyFuture("x")
    print(f, f.tag, type(f).__name__, asyncio.isfuture(f))
    loop.call_later(0.1, f.set_result, 7)
    print(await f, f)
    t = MyTask(work(1), name="mine")
    print(t, isinstance(t, asyncio.Task))
    await asyncio.sleep(0)
    t.cancel("stop")
    try:
        await t
    except asyncio.CancelledError as e:
        print("cancelled", e.args)
    print(t)
    t2 = asyncio.Task(work(0), loop=loop, eager_start=True)
    print("made", t2.done())
    print(await t2, t2.get_coro() is None)
    loop.set_task_factory(asyncio.eager_task_factory)
    async def quick(): return "q"
    q = asyncio.create_task(quick())
    print(q.done(), q.result(), q.get_coro(), q)
    loop.set_task_factory(None)
    class A:
        def __await__(self):
            yield from asyncio.sleep(0).__await__()
            return "A"
    print(await A(), await asyncio.gather(A(), A()), await asyncio.wait_for(A(), 1))
    class B:
        def __await__(self):
            return self.f.__await__()
    b = B(); b.f = loop.create_future(); loop.call_soon(b.f.set_result, 3)
    print(await b)
    class C:
        def __await__(self):
            yield 5
    try:
        await C()
    except RuntimeError as e:
        print(e)
    tasks = {asyncio.create_task(work(i)) for i in (3, 1, 2)}
    for c in asyncio.as_completed(tasks):
        print(await c)
    tasks = [asyncio.create_task(work(i), name=f"w{i}") for i in (3, 1, 2)]
    async for c in asyncio.as_completed(tasks):
        print(c.get_name(), await c, c in tasks)
    try:
        for c in asyncio.as_completed([work(1), work(5)], timeout=2):
            print(await c)
    except TimeoutError as e:
        print("timeout", repr(e))
    done, pending = await asyncio.wait([asyncio.create_task(work(1)), asyncio.create_task(work(2))], return_when=asyncio.FIRST_COMPLETED)
    print(len(done), len(pending))
    try:
        async with asyncio.timeout(0.5) as cm:
            print(cm, cm.when() is not None)
            await asyncio.sleep(5)
    except TimeoutError as e:
        print("T", repr(e), repr(e.__cause__), cm.expired(), cm)
    try:
        await asyncio.wait_for(asyncio.sleep(10), 0.2)
    except TimeoutError as e:
        print(repr(e), repr(e.__cause__), repr(e.__context__))
    s = asyncio.shield(work(1))
    s.cancel()
    try:
        await s
    except asyncio.CancelledError:
        print("shield cancelled")
    await asyncio.sleep(2)
    print(sorted(t.get_name() for t in asyncio.all_tasks()))
asyncio.run(main())
