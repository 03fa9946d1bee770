"""Barrier: all wait for the last; abort and reset."""
import asyncio


async def player(name, barrier, delay):
    await asyncio.sleep(delay)
    print(name, "arrives,", barrier.n_waiting, "wait")
    try:
        index = await barrier.wait()
    except asyncio.BrokenBarrierError as error:
        print(name, "broken:", error)
        return None
    print(name, "plays, index", index)
    return index


async def main():
    barrier = asyncio.Barrier(3)
    print(barrier.parties, barrier.n_waiting, barrier.broken)
    print(sorted(await asyncio.gather(*(player(n, barrier, d) for n, d in (("a", 0.2), ("b", 0.1), ("c", 0.3))))))
    two = [asyncio.create_task(player(n, barrier, 0)) for n in "xy"]
    await asyncio.sleep(0.1)
    await barrier.abort()
    print(await asyncio.gather(*two), barrier.broken)
    await barrier.reset()
    print(barrier.broken)

    async def enter(n):
        async with barrier as position:
            print(n, "inside with", position)

    await asyncio.gather(*(enter(n) for n in range(3)))
    try:
        asyncio.Barrier(0)
    except ValueError as error:
        print(error)
    print(await asyncio.gather(*(player(f"p{i}", barrier, i / 10) for i in range(3))))


asyncio.run(main())
