import asyncio, contextvars
v = contextvars.ContextVar("v", default=1)
print(v.name, v.get())
class T:
    pass
def f():
    v.set(2)
    return v.get()
c = contextvars.copy_context()
print(c.run(f), v.get(), c[v], list(c) == [v], len(c), v in c)
async def main():
    print(v.get())
    v.set(10)
    t = asyncio.create_task(child())
    print(await t, v.get(), t.get_context()[v])
    loop = asyncio.get_running_loop()
    print(await loop.run_in_executor(None, v.get), await asyncio.to_thread(v.get))
    with v.set(50) as tok:
        print(v.get(), tok.var is v, tok.old_value)
    print(v.get())
    def g(): print("cb", v.get()); v.set(0)
    loop.call_soon(g)
    h = loop.call_later(0.1, g)
    print(h.get_context()[v])
    await asyncio.sleep(0.2)
    try:
        c.run(c.run, f)
    except RuntimeError as e:
        print(str(e)[:20])
async def child():
    v.set(v.get() + 1)
    await asyncio.sleep(0)
    return v.get()
v.set(5)
asyncio.run(main())
print(v.get())
def outer():
    v.set(99)
    asyncio.run(main())
    print("outer", v.get())
contextvars.copy_context().run(outer)
print(v.get())
