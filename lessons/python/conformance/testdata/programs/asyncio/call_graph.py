"""Who awaits whom: the call graph of tasks."""
import asyncio


def own(graph):
    codes = [entry.frame.f_code for entry in graph.call_stack]
    return [code.co_name for code in codes if code.co_filename == __file__]


async def leaf():
    await asyncio.sleep(0)
    graph = asyncio.capture_call_graph()
    level = 0
    while graph:
        print("  " * level + graph.future.get_name(), own(graph))
        graph = graph.awaited_by[0] if graph.awaited_by else None
        level += 1


async def middle():
    await leaf()


async def branch():
    async with asyncio.TaskGroup() as group:
        group.create_task(middle(), name="inner")


async def main():
    await asyncio.gather(asyncio.create_task(branch(), name="outer"))
    print(asyncio.capture_call_graph(depth=1).call_stack[0].frame.f_code.co_name)
    sleeper = asyncio.create_task(asyncio.sleep(1), name="sleeper")
    await asyncio.sleep(0)
    print(len(asyncio.capture_call_graph(sleeper).awaited_by))
    sleeper.cancel()


asyncio.run(main())
