"""Tasks per second that are made, run, do nothing, and are waited for.

Usage: tasks.py TASKS BATCH; prints one number."""

import asyncio
import sys
import time


async def nothing():
    pass


async def main(tasks, batch):
    begin = time.perf_counter()
    for _ in range(tasks // batch):
        made = [asyncio.create_task(nothing()) for _ in range(batch)]
        for task in made:
            await task
    return tasks / (time.perf_counter() - begin)


print(asyncio.run(main(int(sys.argv[1]), int(sys.argv[2]))))
