import asyncio
async def main():
    print("in")
    try:
        await asyncio.sleep(10)
    finally:
        print("fin")
async def bg():
    try:
        await asyncio.sleep(100)
    except asyncio.CancelledError:
        print("bg cancelled")
        raise
async def stubborn():
    try:
        await asyncio.sleep(100)
    except asyncio.CancelledError:
        raise RuntimeError("no")
async def m2():
    asyncio.create_task(bg())
    asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    raise SystemExit(3)
try:
    asyncio.run(m2())
except SystemExit as e:
    print("exit", e.code)
async def m3():
    t = asyncio.create_task(bg())
    await asyncio.sleep(0)
    t.cancel(); t.cancel()
    print(t.cancelling(), t)
    try:
        await t
    except asyncio.CancelledError as e:
        print(e.args)
    asyncio.current_task().cancel("me")
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError as e:
        print(e, asyncio.current_task().uncancel())
    def cb(fut): print("done cb", fut.get_name())
    t = asyncio.create_task(asyncio.sleep(0.1), name="cbt")
    t.add_done_callback(cb)
    class M:
        def on(self, fut): print("method")
    m = M()
    t.add_done_callback(m.on)
    print(t.remove_done_callback(m.on))
    await t
    await asyncio.sleep(0)
    raise KeyboardInterrupt
try:
    asyncio.run(m3())
except KeyboardInterrupt as e:
    print("KI", repr(e))
async def gen_exit():
    try:
        yield 1
    finally:
        print("gen fin")
async def m4():
    async for x in gen_exit():
        break
    print("after break")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print("end")
asyncio.run(m4())
async def m5():
    c = asyncio.sleep(1, "v")
    print(type(c).__name__, c.cr_running, c.__name__, c.__qualname__)
    c.close()
    async def f():
        await asyncio.sleep(0)
        return 8
    co = f()
    print(co.send(None))
    try:
        co.send(None)
    except StopIteration as e:
        print("stop", e.value)
    f2 = asyncio.get_running_loop().create_future()
    async def g(): return await f2
    co = g()
    x = co.send(None)
    print(x is f2)
    co.close()
    c = asyncio.sleep(1)
    w = c.__await__()
    y = w.send(None)
    print(type(y).__name__)
    w.close()
    try:
        async with asyncio.timeout(1):
            raise ValueError("in")
    except ValueError as e: print(e)
    t = asyncio.timeout(None)
    try: t.reschedule(4)
    except RuntimeError as e: print(e)
    async with t:
        print(t)
        try:
            async with t: pass
        except RuntimeError as e: print(e)
    print(t)
asyncio.run(m5())
