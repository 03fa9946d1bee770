"""An async generator that is left early is closed by a task of its own, made when it is let go."""
import asyncio


async def ticker(name, n=5):
    try:
        for i in range(n):
            yield i
            await asyncio.sleep(0.01)
    finally:
        print("closed", name)


async def doubled(source):
    async for x in source:
        yield 2 * x


async def first(source):
    async for x in source:
        return x


async def main():
    async for x in ticker("by break"):
        break
    print("after break")
    await asyncio.sleep(0)
    print("it had its turn")
    it = ticker("by del")
    print(await anext(it))
    del it
    print("after del")
    await asyncio.sleep(0)
    print(await first(ticker("by return")))
    await asyncio.sleep(0)
    pipe = doubled(ticker("deep in a pipe"))
    print(await anext(pipe))
    pipe = None
    print("pipe dropped")
    await asyncio.sleep(0.1)
    whole = ticker("to its end", 2)
    print([x async for x in whole])
    still = ticker("held at the end")
    print(await anext(still))
    held.append(still)
    print("names:", sorted(t.get_name() for t in asyncio.all_tasks()))


held = []
asyncio.run(main())
print("over")
