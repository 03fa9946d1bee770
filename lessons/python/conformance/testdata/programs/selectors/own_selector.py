"""A selector written in Python under asyncio's loop."""
import asyncio
import selectors


class MySelector(selectors.DefaultSelector):
    """Tells what the loop asks and gets."""

    def __init__(self):
        super().__init__()
        self.waits = []

    def select(self, timeout=None):
        events = super().select(timeout)
        self.waits.append("ever" if timeout is None else round(timeout, 1))
        return events


async def nap(seconds):
    await asyncio.sleep(seconds)
    return seconds


async def main():
    print(await asyncio.gather(nap(0.2), nap(0.1)))
    return "done"


selector = MySelector()
loop = asyncio.SelectorEventLoop(selector)
try:
    print(loop.run_until_complete(main()))
finally:
    loop.close()
print(selector.waits)
print(loop.is_closed())
selector = MySelector()
with asyncio.Runner(loop_factory=lambda: asyncio.SelectorEventLoop(selector)) as runner:
    print(runner.run(nap(1.5)))
print(selector.waits[:4])
