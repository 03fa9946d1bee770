"""time.sleep in a coroutine stops everybody; asyncio.sleep does not."""
import asyncio
import time


async def polite(name):
    for n in range(3):
        print(f"{name} {n}")
        await asyncio.sleep(0.1)


async def rude(name):
    for n in range(3):
        print(f"{name} {n}")
        time.sleep(0.1)


async def timed(*coros):
    loop = asyncio.get_running_loop()
    start = loop.time()
    await asyncio.gather(*coros)
    print(f"took {loop.time() - start:.1f} s")


async def main():
    await timed(polite("a"), polite("b"))
    await timed(rude("c"), rude("d"))
    await timed(polite("e"), asyncio.to_thread(time.sleep, 0.35))


asyncio.run(main())
