"""Calls per second that another thread hands to the loop, which runs them.

Usage: threadsafe.py CALLS; prints one number."""

import asyncio
import sys
import threading
import time


async def main(calls):
    loop = asyncio.get_running_loop()
    done = loop.create_future()
    left = calls

    def called():
        nonlocal left
        left -= 1
        if left == 0:
            done.set_result(None)

    def caller():
        for _ in range(calls):
            loop.call_soon_threadsafe(called)

    thread = threading.Thread(target=caller)
    begin = time.perf_counter()
    thread.start()
    await done
    taken = time.perf_counter() - begin
    thread.join()
    return calls / taken


print(asyncio.run(main(int(sys.argv[1]))))
