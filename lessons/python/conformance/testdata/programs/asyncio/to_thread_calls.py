"""to_thread and run_in_executor: blocking work beside the loop."""
import asyncio
import concurrent.futures
import time


def block(name, seconds):
    time.sleep(seconds)
    if name == "bad":
        raise ValueError("from the thread")
    return f"{name} slept {seconds}"


async def heartbeat():
    for beat in range(3):
        await asyncio.sleep(0.15)
        print("beat", beat)


async def main():
    loop = asyncio.get_running_loop()
    beats = asyncio.create_task(heartbeat())
    start = time.monotonic()
    print(await asyncio.gather(asyncio.to_thread(block, "a", 0.4), asyncio.to_thread(block, name="b", seconds=0.2)))
    print(f"together {time.monotonic() - start:.1f}")
    try:
        await asyncio.to_thread(block, "bad", 0.1)
    except ValueError as error:
        print("caught", error)
    print(await loop.run_in_executor(None, block, "default", 0.1))
    with concurrent.futures.ThreadPoolExecutor(max_workers=1) as pool:
        one = loop.run_in_executor(pool, block, "first", 0.2)
        two = loop.run_in_executor(pool, block, "second", 0.1)
        done, pending = await asyncio.wait([one, two], return_when=asyncio.FIRST_COMPLETED)
        print([f.result() for f in done], len(pending))
        print(await two)
    loop.set_default_executor(concurrent.futures.ThreadPoolExecutor(2))
    waiting = asyncio.create_task(asyncio.to_thread(block, "unstoppable", 0.3))
    await asyncio.sleep(0.1)
    waiting.cancel()
    print(await asyncio.gather(waiting, return_exceptions=True))
    await beats


asyncio.run(main())
