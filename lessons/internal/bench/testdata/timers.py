"""Timers per second that are set, are due all at once, and fire.

Usage: timers.py TIMERS; prints one number."""

import asyncio
import sys
import time


async def main(timers):
    loop = asyncio.get_running_loop()
    done = loop.create_future()
    left = timers

    def fire():
        nonlocal left
        left -= 1
        if left == 0:
            done.set_result(None)

    begin = time.perf_counter()
    when = loop.time()
    for _ in range(timers):
        loop.call_at(when, fire)
    await done
    return timers / (time.perf_counter() - begin)


print(asyncio.run(main(int(sys.argv[1]))))
