"""Retrying with exponential back-off, jitter and a limit of time."""
import asyncio
import random


class Unavailable(Exception):
    pass


class Service:
    def __init__(self, failures):
        self.failures = failures

    async def call(self):
        await asyncio.sleep(0.05)
        if self.failures:
            self.failures -= 1
            raise Unavailable(f"{self.failures} failures to go")
        return "served"


async def retry(call, attempts=4, base=0.1):
    for attempt in range(1, attempts + 1):
        try:
            return await call()
        except Unavailable as error:
            if attempt == attempts:
                raise
            delay = base * 2**attempt + random.uniform(0, base)
            print(f"attempt {attempt}: {error}; again in {delay:.3f}")
            await asyncio.sleep(delay)


async def main():
    print(await retry(Service(2).call))
    try:
        await retry(Service(9).call, attempts=2)
    except Unavailable as error:
        print("gave up:", error)
    try:
        print(await asyncio.wait_for(retry(Service(3).call), 0.8))
    except TimeoutError:
        print("took too long")


asyncio.run(main())
