"""asyncio.run, and a logger that is switched from INFO to DEBUG."""
import asyncio
import logging
import time

logging.basicConfig(level=logging.DEBUG, format="%(levelname)s - %(message)s")
logger = logging.getLogger("orchestra")


async def musician(name, beats):
    for beat in range(beats):
        logger.info("%s plays beat %d", name, beat)
        await asyncio.sleep(0.5)
    return f"{name} has finished"


async def conductor():
    start = time.perf_counter()
    results = await asyncio.gather(musician("violin", 2), musician("flute", 3))
    logger.debug("results: %s", results)
    print(f"the piece took {time.perf_counter() - start:.1f} seconds")


if __name__ == "__main__":
    asyncio.run(conductor())
