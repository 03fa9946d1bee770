"""A limiter of calls per second, with the loop's clock."""
import asyncio
from collections import deque


class Limiter:
    def __init__(self, calls, period):
        self.calls, self.period = calls, period
        self.times = deque()
        self.lock = asyncio.Lock()

    async def __aenter__(self):
        async with self.lock:
            loop = asyncio.get_running_loop()
            while self.times and loop.time() - self.times[0] >= self.period:
                self.times.popleft()
            if len(self.times) >= self.calls:
                await asyncio.sleep(self.times[0] + self.period - loop.time())
                self.times.popleft()
            self.times.append(loop.time())
        return self

    async def __aexit__(self, *exc):
        return None


async def request(n, limiter, log):
    async with limiter:
        log.append((n, round(asyncio.get_running_loop().time(), 1)))
        await asyncio.sleep(0.05 + n / 1000)


async def main():
    limiter, log = Limiter(3, 1.0), []
    await asyncio.gather(*(request(n, limiter, log) for n in range(8)))
    for n, when in log:
        print(f"request {n} at {when}")


asyncio.run(main())
