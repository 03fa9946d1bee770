"""Asynchronous generators that were not finished are closed at the end."""
import asyncio


async def numbers(name):
    try:
        n = 0
        while True:
            yield n
            n += 1
            await asyncio.sleep(0.1)
    finally:
        await asyncio.sleep(0.1)
        print("closed", name)


kept = []


async def main():
    for name in ("a", "b"):
        gen = numbers(name)
        kept.append(gen)
        async for n in gen:
            if n == 2:
                break
        print("left", name, "at", n)
    await asyncio.sleep(0.5)
    print("main ends")


asyncio.run(main())
print([g.ag_running for g in kept])
loop = asyncio.new_event_loop()
gen = numbers("by hand")


async def step():
    return await anext(gen, "ended")


print(loop.run_until_complete(step()))
loop.run_until_complete(loop.shutdown_asyncgens())
print(loop.run_until_complete(step()))
loop.close()
