"""The times of records, and logging from tasks and threads."""
import asyncio
import logging
import sys

logging.basicConfig(
    stream=sys.stdout, level=logging.DEBUG, datefmt="%H:%M:%S",
    format="%(asctime)s.%(msecs)03d %(relativeCreated)5.0f %(taskName)s %(threadName)s %(message)s")
logging.getLogger("asyncio").setLevel(logging.WARNING)
log = logging.getLogger("times")


def blocking():
    log.info("in a thread")


async def job(n):
    log.info("begin %d", n)
    await asyncio.sleep(n)
    log.info("end %d", n)


async def main():
    await asyncio.gather(job(1.5), job(0.25))
    await asyncio.to_thread(blocking)


log.info("before")
asyncio.run(main())
log.info("after")
