"""Names, states, coroutines and stacks of tasks; all_tasks, current_task."""
import asyncio


async def nap(seconds):
    await asyncio.sleep(seconds)
    return seconds


async def main():
    me = asyncio.current_task()
    print(me.get_name(), me.get_coro().__name__, me.done(), me.get_loop().is_running())
    tasks = [asyncio.create_task(nap(n / 10), name=f"nap {n}") for n in range(1, 4)]
    plain = asyncio.create_task(nap(0))
    print(plain.get_name())
    plain.set_name("renamed")
    print(sorted(t.get_name() for t in asyncio.all_tasks()))
    print(repr(plain).split(" coro=")[0], [f.f_code.co_name for f in plain.get_stack()])
    await asyncio.sleep(0.15)
    print(sorted(t.get_name() for t in asyncio.all_tasks()))
    print([t.done() for t in tasks], tasks[0].result(), tasks[0].exception())
    print(repr(tasks[0]).split(" coro=")[0], repr(tasks[0]).split(" ")[-1])
    print(repr(tasks[1]).split(" coro=")[0])
    try:
        tasks[2].result()
    except asyncio.InvalidStateError as error:
        print(error)
    tasks[2].cancel()
    await asyncio.wait(tasks)
    try:
        tasks[2].exception()
    except asyncio.CancelledError:
        print("exception() of a cancelled task raises")
    print(repr(tasks[2]).split(" coro=")[0], asyncio.iscoroutinefunction(nap), asyncio.iscoroutine(nap))
    for attempt in (lambda: asyncio.create_task(5), lambda: tasks[0].set_result(1), lambda: tasks[0].set_exception(OSError())):
        try:
            attempt()
        except (TypeError, RuntimeError) as error:
            print(type(error).__name__, error)


asyncio.run(main())
try:
    asyncio.current_task()
except RuntimeError as error:
    print(error)
