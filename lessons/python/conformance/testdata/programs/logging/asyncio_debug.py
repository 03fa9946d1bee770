"""asyncio's own logger, at DEBUG, in debug mode."""
import asyncio
import logging
import sys
import time


async def fetch(name, seconds):
    await asyncio.sleep(seconds)
    return name


async def slow():
    time.sleep(0.3)


async def main():
    await asyncio.create_task(slow(), name="slow")
    results = await asyncio.gather(fetch("a", 0.2), fetch("b", 0.1))
    logging.getLogger("program").info("results %s", results)
    asyncio.get_running_loop().call_soon(lambda: 1 / 0)
    await asyncio.sleep(0)


class Short(logging.Formatter):
    def format(self, record):
        return f"{record.name}:{record.levelname}:{record.getMessage().splitlines()[0]}"


handler = logging.StreamHandler(sys.stdout)
handler.setFormatter(Short())
logging.basicConfig(level=logging.DEBUG, handlers=[handler])
asyncio.run(main(), debug=True)
logging.getLogger("asyncio").setLevel(logging.WARNING)
print("once more, quietly")
asyncio.run(fetch("c", 0.1), debug=True)
