import asyncio


async def leaf():
    g = asyncio.capture_call_graph()
    depth = 0
    while g:
        frames = [e.frame.f_code.co_name for e in g.call_stack]
        print("  " * depth, g.future.get_name(), [n for n in frames if n in ("leaf", "mid", "top", "side", "main")])
        depth += 1
        g = g.awaited_by[0] if g.awaited_by else None
    text = asyncio.format_call_graph()
    print([line.strip().split(" id=")[0] for line in text.splitlines() if "Task(" in line])
    print([line.split("line ")[1] for line in text.splitlines() if "graph.py" in line])


async def mid():
    await asyncio.sleep(0)
    await asyncio.wait_for(leaf(), 5)


async def side():
    await asyncio.gather(asyncio.create_task(mid(), name="mid"))


async def main():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(side(), name="side")
    sleeper = asyncio.create_task(asyncio.sleep(5), name="sleeper")
    await asyncio.sleep(0)
    print(asyncio.capture_call_graph(sleeper).awaited_by)
    fut = asyncio.get_running_loop().create_future()
    print(asyncio.capture_call_graph(fut).call_stack)
    try:
        asyncio.capture_call_graph(5)
    except TypeError as error:
        print(error)
    sleeper.cancel()


try:
    asyncio.capture_call_graph()
except RuntimeError as error:
    print(error)
asyncio.run(main())
