"""A job that repeats until it is told to stop, without drifting."""
import asyncio


async def every(seconds, job, *, times=None):
    loop = asyncio.get_running_loop()
    due = loop.time()
    count = 0
    while times is None or count < times:
        await job(count)
        count += 1
        due += seconds
        await asyncio.sleep(max(0, due - loop.time()))
    return count


async def tick(n):
    print(f"tick {n} at {asyncio.get_running_loop().time():.2f}")
    await asyncio.sleep(0.07)


async def slow_tick(n):
    print("slow", n)
    await asyncio.sleep(0.5)


async def main():
    print(await every(0.2, tick, times=4))
    endless = asyncio.create_task(every(1, slow_tick))
    await asyncio.sleep(2.6)
    endless.cancel()
    try:
        await endless
    except asyncio.CancelledError:
        print("stopped", endless.cancelled())


asyncio.run(main())
