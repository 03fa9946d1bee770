"""Tasks log into a queue; a thread writes the records, so that the loop never waits for a file."""
import asyncio
import logging
import queue
import sys
from logging.handlers import MemoryHandler, QueueHandler, QueueListener

log = logging.getLogger("app")
log.setLevel(logging.DEBUG)
log.propagate = False


class Short(logging.Formatter):
    def format(self, record):
        return f"{record.levelname[0]} {record.name} {record.taskName}: {super().format(record)}"


async def worker(name, n):
    for i in range(n):
        log.info("%s does %d", name, i)
        await asyncio.sleep(0.01 * n)
    try:
        1 / 0
    except ZeroDivisionError:
        log.warning("%s failed", name, exc_info=n == 2)


async def main():
    records = queue.Queue()
    every = logging.StreamHandler(sys.stdout)
    every.setFormatter(Short())
    grave = logging.StreamHandler(sys.stdout)
    grave.setLevel(logging.WARNING)
    grave.setFormatter(logging.Formatter("GRAVE %(message)s"))
    handler = QueueHandler(records)
    log.addHandler(handler)
    with QueueListener(records, every, grave, respect_handler_level=True) as listener:
        try:
            listener.start()
        except RuntimeError as e:
            print("RuntimeError:", e)
        await asyncio.gather(worker("a", 2), worker("b", 1))
    log.removeHandler(handler)
    print(records.empty(), handler.queue is records)
    memory = MemoryHandler(3, flushLevel=logging.ERROR, target=every)
    log.addHandler(memory)
    for level in logging.DEBUG, logging.INFO, logging.ERROR, logging.INFO:
        log.log(level, "kept")
        print(len(memory.buffer))
    memory.close()
    print(memory.target, memory.buffer)


asyncio.run(main())
