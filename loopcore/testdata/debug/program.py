"""What asyncio's debug mode says of a program, which debug_program_test.go has in Go.

Run it with PYTHONASYNCIODEBUG=1. Its functions are named as Go's are, so that
the two logs can be compared."""

import asyncio
import logging
import sys
import threading
import time

SLOW = 0.12


def say(word, x):
    print(f"REPR:{word}:{x!r}")


def tick():
    pass


def slowCallback():
    time.sleep(SLOW)


def badCallback(*args):
    raise ValueError("boom")


def badDone(future):
    raise RuntimeError("")


async def slowTask():
    time.sleep(SLOW)
    await asyncio.sleep(0.001)
    return "slow"


async def failing():
    raise RuntimeError("failed")


async def sleeper():
    await asyncio.sleep(60)


async def handles(loop):
    say("handle", loop.call_soon(tick))
    timer = loop.call_later(60, tick)
    say("timer", timer)
    timer.cancel()
    say("cancelled timer", timer)
    handle = loop.call_soon(tick)
    handle.cancel()
    say("cancelled handle", handle)
    await asyncio.sleep(0)


async def futures(loop):
    f = loop.create_future()
    say("future", f)
    for callback in (badDone, badDone, badDone):
        f.add_done_callback(callback)
    say("future with callbacks", f)
    f.remove_done_callback(badDone)
    f.set_result([1, 2.5, None, "four", True, [], 7])
    say("future with a result", f)
    f = loop.create_future()
    f.set_exception(ValueError("it's"))
    say("future that failed", f)
    f.exception()
    f = loop.create_future()
    f.cancel()
    say("cancelled future", f)


async def tasks(loop):
    task = asyncio.create_task(sleeper())
    say("new task", task)
    await asyncio.sleep(0)
    say("task", task)
    task.cancel("enough")
    say("cancelling task", task)
    await asyncio.sleep(0)
    say("cancelled task", task)
    task = asyncio.create_task(failing(), name="fails")
    await asyncio.sleep(0)
    say("failed task", task)
    task.exception()
    gathered = asyncio.gather(asyncio.sleep(0), asyncio.sleep(0))
    say("gather", gathered)
    await gathered
    say("gathered", gathered)
    say("current task", asyncio.current_task())


async def callbacks(loop):
    loop.call_soon(slowCallback)
    loop.call_later(0.001, slowCallback)
    await asyncio.sleep(0.05)
    task = asyncio.create_task(slowTask())
    say("result", await task)
    say("finished task", task)
    loop.call_soon(badCallback)
    loop.call_soon(badCallback, "arg", 5)
    loop.call_later(0.001, badCallback)
    loop.call_soon_threadsafe(badCallback)
    f = loop.create_future()
    f.add_done_callback(badDone)
    f.set_result(1)
    await asyncio.sleep(0.01)


async def slowEnd():
    time.sleep(SLOW)
    return 5


async def slowFailure():
    time.sleep(SLOW)
    raise ValueError("slow")


async def ends(loop):
    await asyncio.create_task(slowEnd())
    try:
        await asyncio.create_task(slowFailure())
    except ValueError as e:
        say("caught", e)


async def waitLock(lock):
    async with lock:
        pass


async def waitGather(task):
    await asyncio.gather(task)


async def waitShield(task):
    await asyncio.shield(task)


async def waitFor(task):
    await asyncio.wait_for(task, 60)


async def waitAll(task):
    await asyncio.wait([task])


async def waitGroup(task):
    async with asyncio.TaskGroup() as group:
        group.create_task(sleeper())


async def waitThread(gate):
    await asyncio.to_thread(gate.wait)


async def waits(loop):
    lock, gate = asyncio.Lock(), threading.Event()
    await lock.acquire()
    task = asyncio.create_task(sleeper())
    tasks = [asyncio.create_task(wait(x)) for wait, x in (
        (waitLock, lock), (waitGather, task), (waitShield, task), (waitFor, task),
        (waitAll, task), (waitGroup, task), (waitThread, gate))]
    await asyncio.sleep(0.001)
    for waiting in [task, *tasks]:
        say("waits", waiting)
    for waiting in tasks:
        waiting.cancel()
        say("is cancelled", waiting)
    await asyncio.sleep(0.001)
    for waiting in [task, *tasks]:
        say("ended", waiting)
    gate.set()


async def contexts(loop):
    loop.call_exception_handler({"message": "hello", "future": loop.create_future(), "apple": 1, "zebra": None})
    loop.call_exception_handler({})
    loop.call_exception_handler({"message": "with", "exception": RuntimeError("it")})
    loop.set_debug(False)
    await asyncio.sleep(0)
    loop.call_exception_handler({"message": "without debug"})
    loop.set_debug(True)
    await asyncio.sleep(0)


async def threads(loop):
    def other():
        try:
            loop.call_soon(tick)
        except RuntimeError as e:
            say("call_soon elsewhere", e)
        try:
            loop.call_later(1, tick)
        except RuntimeError as e:
            say("call_later elsewhere", e)

    thread = threading.Thread(target=other)
    thread.start()
    thread.join()


async def switched(loop):
    loop.set_debug(False)
    say("loop", loop)
    loop.call_soon(slowCallback)
    await asyncio.sleep(0)
    say("handle without debug", loop.call_soon(tick))
    say("future without debug", loop.create_future())
    loop.set_debug(True)
    loop.call_soon(slowCallback)
    await asyncio.sleep(0)
    say("loop", loop)


async def debugMain():
    loop = asyncio.get_running_loop()
    await handles(loop)
    await futures(loop)
    await tasks(loop)
    await callbacks(loop)
    await ends(loop)
    await waits(loop)
    await contexts(loop)
    await threads(loop)
    await switched(loop)


logging.basicConfig(level=logging.DEBUG, format="%(levelname)s:%(name)s:%(message)s", stream=sys.stdout)
asyncio.run(debugMain())
