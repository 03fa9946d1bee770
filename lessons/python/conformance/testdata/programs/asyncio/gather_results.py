"""gather keeps the order of its arguments, whatever ends first."""
import asyncio


async def work(name, seconds):
    print("begin", name)
    await asyncio.sleep(seconds)
    print("end", name)
    return name.upper()


async def main():
    loop = asyncio.get_running_loop()
    start = loop.time()
    print(await asyncio.gather(work("a", 0.3), work("b", 0.1), work("c", 0.2)))
    print(f"took {loop.time() - start:.1f}")
    print(await asyncio.gather())
    same = work("once", 0.1)
    print(await asyncio.gather(same, same))
    nested = asyncio.gather(asyncio.gather(work("x", 0.1), work("y", 0.1)), work("z", 0))
    print(await nested, nested.done())


asyncio.run(main())
