"""A loop made by hand, with debug mode and the logger at DEBUG."""
import asyncio
import logging

logging.basicConfig(level=logging.DEBUG)
logger = logging.getLogger(__name__)


async def fetch(name, seconds):
    logger.info("begin %s", name)
    await asyncio.sleep(seconds)
    logger.debug("end %s", name)
    return name


async def main():
    print(await asyncio.gather(fetch("users", 0.3), fetch("orders", 0.1)))


my_loop = asyncio.new_event_loop()
asyncio.set_event_loop(my_loop)
my_loop.set_debug(True)
try:
    my_loop.run_until_complete(main())
finally:
    my_loop.close()
print(my_loop)
