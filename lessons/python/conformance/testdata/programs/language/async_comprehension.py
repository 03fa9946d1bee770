"""Asynchronous comprehensions, await in ordinary ones, and nested ones."""
import asyncio


async def numbers(n):
    for i in range(n):
        await asyncio.sleep(0.01)
        yield i


async def square(x):
    await asyncio.sleep(0.01 * x)
    return x * x


async def main():
    print([x async for x in numbers(5) if x % 2 == 0])
    print({x async for x in numbers(3)} == {0, 1, 2})
    print({x: await square(x) async for x in numbers(3)})
    print([await square(x) for x in (3, 1, 2)])
    print([[y async for y in numbers(x)] for x in range(3)])
    print([(x, y) async for x in numbers(2) async for y in numbers(2)])
    print([await t for t in [asyncio.create_task(square(x)) for x in range(4)]])
    squares = (await square(x) for x in range(3))
    print(type(squares).__name__, [s async for s in squares])
    print(any([x > 1 async for x in numbers(3)]), sum([x async for x in numbers(4)]))
    try:
        for x in numbers(2):
            pass
    except TypeError as error:
        print(error)
    try:
        async for x in [1, 2]:
            pass
    except TypeError as error:
        print(error)


asyncio.run(main())
