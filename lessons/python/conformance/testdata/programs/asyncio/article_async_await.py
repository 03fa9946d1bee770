"""Requests that are only pretended, one after the other and at once."""
import asyncio
import time


async def request(resource, seconds):
    print(f"asking for {resource}")
    await asyncio.sleep(seconds)
    print(f"got {resource}")
    return {"resource": resource, "seconds": seconds}


async def one_by_one():
    return [await request("users", 2), await request("orders", 1)]


async def together():
    return await asyncio.gather(request("users", 2), request("orders", 1), request("products", 3))


def run(coroutine):
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    try:
        return loop.run_until_complete(coroutine)
    finally:
        loop.close()


for program in (one_by_one, together):
    begin = time.time()
    results = run(program())
    print(f"{program.__name__}: {len(results)} answers in {time.time() - begin:.0f} s, {[r['resource'] for r in results]}")
