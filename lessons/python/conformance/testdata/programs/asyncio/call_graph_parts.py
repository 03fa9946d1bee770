"""The parts of a call graph: futures, and the frames that led to them."""
import asyncio
from asyncio import FrameCallGraphEntry, FutureCallGraph


def walk(graph: FutureCallGraph, depth=0):
    name = graph.future.get_name() if isinstance(graph.future, asyncio.Task) else type(graph.future).__name__
    frames = [entry.frame.f_code.co_name for entry in graph.call_stack if isinstance(entry, FrameCallGraphEntry)]
    print("  " * depth + name, frames)
    for waiter in graph.awaited_by:
        walk(waiter, depth + 1)


async def inner():
    walk(asyncio.capture_call_graph())


async def middle():
    await inner()


async def wait_for_it(future):
    await future


async def main():
    await asyncio.create_task(middle(), name="child")
    future = asyncio.get_running_loop().create_future()
    waiting = asyncio.create_task(wait_for_it(future), name="waiting")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    walk(asyncio.capture_call_graph(future))
    future.set_result(None)
    await waiting
    empty = FutureCallGraph(future, (), ())
    print(empty.call_stack, empty.awaited_by, isinstance(empty, FutureCallGraph), empty == FutureCallGraph(future, (), ()))
    print(FrameCallGraphEntry(None), FutureCallGraph(1, (FrameCallGraphEntry(None),), ()))


asyncio.run(main())
