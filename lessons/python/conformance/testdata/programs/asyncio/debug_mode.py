"""Debug mode: slow callbacks and tasks that were never awaited are told."""
import asyncio
import logging
import sys
import time

logging.basicConfig(level=logging.DEBUG, stream=sys.stdout, format="%(levelname)s:%(name)s:%(message)s")


async def slow():
    time.sleep(0.2)


def block():
    time.sleep(0.15)


async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_debug(), loop.slow_callback_duration)
    await asyncio.create_task(slow(), name="slow task")
    loop.call_soon(block)
    await asyncio.sleep(0.1)
    loop.slow_callback_duration = 0.5
    await slow()
    await asyncio.sleep(0)
    loop.set_debug(False)
    time.sleep(2)


asyncio.run(main(), debug=True)
