"""Resumes per second of coroutines that do nothing but let each other run.

Usage: resumes.py COROUTINES ROUNDS; prints one number."""

import asyncio
import sys
import time


async def player(rounds):
    for _ in range(rounds):
        await asyncio.sleep(0)


async def main(coroutines, rounds):
    begin = time.perf_counter()
    tasks = [asyncio.create_task(player(rounds)) for _ in range(coroutines)]
    for task in tasks:
        await task
    return coroutines * rounds / (time.perf_counter() - begin)


print(asyncio.run(main(int(sys.argv[1]), int(sys.argv[2]))))
