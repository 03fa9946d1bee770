"""A selector made of nothing but BaseSelector's rules."""
import asyncio
import selectors
import time


class SleepySelector(selectors.BaseSelector):
    """Knows no readiness: it only sleeps."""

    def __init__(self):
        self.keys = {}
        self.slept = 0

    def register(self, fileobj, events, data=None):
        fd = fileobj if isinstance(fileobj, int) else fileobj.fileno()
        self.keys[fd] = selectors.SelectorKey(fileobj, fd, events, data)
        return self.keys[fd]

    def unregister(self, fileobj):
        fd = fileobj if isinstance(fileobj, int) else fileobj.fileno()
        return self.keys.pop(fd)

    def select(self, timeout=None):
        if timeout:
            self.slept += timeout
            time.sleep(timeout)
        return []

    def get_map(self):
        return self.keys


async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(0.25, print, "timer")
    await asyncio.sleep(1)
    return round(loop.time(), 1)


selector = SleepySelector()
loop = asyncio.SelectorEventLoop(selector)
print("registered for the loop itself:", len(selector.keys))
print(loop.run_until_complete(main()), round(selector.slept, 1))
loop.close()
print("left:", len(selector.keys))
