"""Each task and callback has a context; its changes stay there."""
import asyncio
import contextvars

request = contextvars.ContextVar("request", default="none")


async def handle(name):
    request.set(name)
    await asyncio.sleep(0.1)
    inner = asyncio.create_task(step())
    print(name, "sees", request.get(), await inner)
    return request.get()


async def step():
    before = request.get()
    request.set("changed in the inner task")
    return before


def callback(label):
    print(label, request.get())
    request.set("set by " + label)


async def main():
    loop = asyncio.get_running_loop()
    print(await asyncio.gather(handle("r1"), handle("r2")), request.get())
    request.set("main's")
    loop.call_soon(callback, "first")
    loop.call_soon(callback, "second")
    ctx = contextvars.copy_context()
    loop.call_soon(callback, "third", context=ctx)
    loop.call_soon(callback, "fourth", context=ctx)
    await asyncio.sleep(0)
    print(request.get(), ctx[request])
    task = asyncio.create_task(step(), context=ctx)
    print(await task, ctx[request], task.get_context() is ctx)
    print(await asyncio.to_thread(request.get))
    async with asyncio.TaskGroup() as group:
        t = group.create_task(step(), context=contextvars.Context())
    print(t.result())


asyncio.run(main())
