"""Event: many wait for one, set and clear."""
import asyncio


async def runner(name, event):
    print(name, "ready", event.is_set())
    print(name, "runs", await event.wait())


async def main():
    start = asyncio.Event()
    runners = [asyncio.create_task(runner(n, start)) for n in ("Ana", "Bo", "Cy")]
    await asyncio.sleep(0.1)
    print("go")
    start.set()
    await asyncio.gather(*runners)
    print(await start.wait(), "at once")
    start.clear()
    print(start.is_set())
    late = asyncio.create_task(runner("Di", start))
    await asyncio.sleep(0.1)
    start.set()
    start.clear()
    await late
    print("was let go though it is clear again")
    try:
        await asyncio.wait_for(start.wait(), 0.2)
    except TimeoutError:
        print("nobody set it")
    print(repr(start).split("[")[1])


asyncio.run(main())
