"""Talking to the loop from other threads."""
import asyncio
import threading
import time


async def add(a, b):
    await asyncio.sleep(0.1)
    return a + b


def outside(loop, done):
    loop.call_soon_threadsafe(print, "called from a thread")
    future = asyncio.run_coroutine_threadsafe(add(2, 3), loop)
    print("result in the thread:", future.result(timeout=5), future.done())
    late = asyncio.run_coroutine_threadsafe(asyncio.sleep(60), loop)
    time.sleep(0.2)
    print("cancelled:", late.cancel(), late.cancelled())
    failing = asyncio.run_coroutine_threadsafe(add(1, "x"), loop)
    print("failed with:", failing.exception())
    loop.call_soon_threadsafe(done.set)


async def main():
    loop = asyncio.get_running_loop()
    done = asyncio.Event()
    thread = threading.Thread(target=outside, args=(loop, done), name="outside")
    thread.start()
    await done.wait()
    thread.join()
    print("thread has ended", thread.is_alive())
    try:
        asyncio.run_coroutine_threadsafe("not a coroutine", loop)
    except TypeError as error:
        print(error)


asyncio.run(main())
