"""aiter, anext, and the other built-ins of asynchronous code."""
import asyncio


class Pages:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return PageIterator(self.n)


class PageIterator:
    def __init__(self, n):
        self.left = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if not self.left:
            raise StopAsyncIteration("no more pages")
        self.left -= 1
        await asyncio.sleep(0.1)
        return f"page {self.left}"


async def main():
    pages = aiter(Pages(3))
    print(await anext(pages), await anext(pages), await anext(pages))
    print(await anext(pages, "the end"))
    try:
        await anext(pages)
    except StopAsyncIteration as error:
        print("StopAsyncIteration", error)
    for attempt in (lambda: aiter([1]), lambda: anext(iter([1])), lambda: aiter(5)):
        try:
            attempt()
        except TypeError as error:
            print(error)
    first, second = aiter(Pages(2)), aiter(Pages(2))
    print(await asyncio.gather(anext(first), anext(second)), aiter(first) is first)
    print([page async for page in Pages(2)], callable(aiter))


asyncio.run(main())
