"""Where tracebacks of async for and async with point to, and __init__ that awaits."""
import asyncio
import traceback


async def numbers(n=1):
    for i in range(n):
        yield i
    raise ValueError("inside")


class Broken:
    def __init__(self, answer=None):
        self.answer = answer

    def __aiter__(self):
        return self

    def __anext__(self):
        if self.answer is None:
            raise KeyError("next")
        return self.answer


class Awaiting:
    async def __init__(self):
        pass


async def loop():
    async for x in numbers():
        y = x


async def one_line():
    async for x in Broken(): pass


async def not_awaitable():
    async for x in Broken(5):
        pass


async def comprehension():
    return [x + y async for x in numbers(2)
            async for y in Broken()]


async def main():
    for f in (loop, one_line, not_awaitable, comprehension, Awaiting):
        try:
            await f()
        except Exception:
            traceback.print_exc()
    async for x in numbers():
        print(x)

asyncio.run(main())
