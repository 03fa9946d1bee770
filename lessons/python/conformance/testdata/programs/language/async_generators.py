"""Asynchronous generators, comprehensions and iteration by hand."""
import asyncio


async def ticker(n):
    try:
        for i in range(n):
            await asyncio.sleep(0.1)
            got = yield i
            if got:
                print("got", got)
    finally:
        print("ticker ends")


class Letters:
    def __init__(self, text):
        self.letters = iter(text)

    def __aiter__(self):
        return self

    async def __anext__(self):
        await asyncio.sleep(0)
        try:
            return next(self.letters)
        except StopIteration:
            raise StopAsyncIteration


async def main():
    print([i async for i in ticker(3)])
    print({c: ord(c) async for c in Letters("abc")})
    async for c in Letters("xyz"):
        if c == "y":
            continue
        print(c)
    else:
        print("all letters")
    gen = ticker(5)
    print(await anext(gen), await gen.asend("a present"))
    try:
        await gen.athrow(ValueError("stop it"))
    except ValueError as error:
        print("came back:", error)
    print(await anext(gen, "exhausted"))
    doubled = (2 * i async for i in ticker(2))
    print([x async for x in doubled], [await asyncio.sleep(0, i) for i in range(2)])
    other = ticker(9)
    await anext(other)
    await other.aclose()
    print("end")


asyncio.run(main())
