"""The call graph as text, and awaiting that is registered by hand."""
import asyncio
import sys


class Shortened:
    """A file that writes no addresses."""

    def write(self, text):
        sys.stdout.write(text.split("id=")[0] + "\n" if "id=" in text else "")


async def leaf(event):
    await event.wait()


async def branch(event):
    async with asyncio.TaskGroup() as group:
        group.create_task(leaf(event), name="leaf")


async def main():
    event = asyncio.Event()
    task = asyncio.create_task(branch(event), name="branch")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    text = asyncio.format_call_graph(task)
    lines = [line.strip() for line in text.splitlines()]
    print(lines[0].split("id=")[0], "async branch()" in text)
    graph = asyncio.capture_call_graph(task)
    print(type(graph).__name__, graph.future is task, graph.awaited_by)
    print([type(entry).__name__ for entry in graph.call_stack[-1:]], graph.call_stack[-1].frame.f_lineno)
    first, second = asyncio.Future(), asyncio.Future()
    asyncio.future_add_to_awaited_by(first, second)
    print(asyncio.capture_call_graph(first).awaited_by[0].future is second)
    asyncio.future_discard_from_awaited_by(first, second)
    print(asyncio.capture_call_graph(first).awaited_by)
    event.set()
    await task
    print(len(asyncio.capture_call_graph(task).call_stack), asyncio.capture_call_graph(task, limit=0).call_stack)
    asyncio.print_call_graph(first, file=Shortened())


asyncio.run(main())
