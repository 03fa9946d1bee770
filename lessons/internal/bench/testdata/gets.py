"""Milliseconds that aiohttp GETs together take longer than one.

Usage: gets.py URL GETS; the answer to each takes its time. Prints one number."""

import asyncio
import sys
import time

import aiohttp


async def get(session, url):
    async with session.get(url) as response:
        response.raise_for_status()
        await response.read()


async def taken(session, url, gets):
    """Seconds until all are answered."""
    begin = time.perf_counter()
    await asyncio.gather(*(get(session, url) for _ in range(gets)))
    return time.perf_counter() - begin


async def main(url, gets):
    async with aiohttp.ClientSession() as session:
        one = await taken(session, url, 1)
        return (await taken(session, url, gets) - one) * 1000


print(asyncio.run(main(sys.argv[1], int(sys.argv[2]))))
