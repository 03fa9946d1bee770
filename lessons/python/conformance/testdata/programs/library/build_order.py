"""Tasks that begin when what they depend on is done."""
import asyncio
import graphlib

GRAPH = {"test": {"build"}, "build": {"fetch", "configure"}, "deploy": {"test", "docs"}, "docs": {"fetch"}}
TIMES = {"fetch": 3, "configure": 1, "build": 2, "docs": 6, "test": 2, "deploy": 1}


async def work(name):
    await asyncio.sleep(TIMES[name])
    return name


async def main():
    loop = asyncio.get_running_loop()
    began = loop.time()
    sorter = graphlib.TopologicalSorter(GRAPH)
    sorter.prepare()
    running = set()
    while sorter.is_active():
        running |= {asyncio.create_task(work(name)) for name in sorted(sorter.get_ready())}
        done, running = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            print(round(loop.time() - began), task.result())
            sorter.done(task.result())


asyncio.run(main())
sorter = graphlib.TopologicalSorter()
sorter.add("c", "b")
sorter.add("b", "a")
print(*sorter.static_order())
try:
    graphlib.TopologicalSorter({"a": ["b"], "b": ["c"], "c": ["a"]}).prepare()
except graphlib.CycleError as e:
    print(e.args[0], sorted(set(e.args[1])), len(e.args[1]), e.args[1][0] == e.args[1][-1])
late = graphlib.TopologicalSorter({1: [2]})
for wrong in [late.get_ready, lambda: late.done(1), late.is_active]:
    try:
        wrong()
    except ValueError as e:
        print(e)
late.prepare()
for wrong in [lambda: late.add(3), lambda: late.done(3), lambda: late.done(1)]:
    try:
        wrong()
    except ValueError as e:
        print(e)
print(late.get_ready(), bool(late), late.get_ready())
late.done(2)
print(late.get_ready(), late.is_active())
