import asyncio


async def main():
    loop = asyncio.get_running_loop()
    fired = []
    base = loop.time()
    for i in range(10):
        loop.call_at(base + 1, fired.append, i)
    h = loop.call_later(0.5, fired.append, "cancelled")
    h.cancel()
    early, late = loop.call_later(1, print), loop.call_later(2, print)
    print(early < late, early >= late, early == early, early.when() < late.when(), h.cancelled())
    early.cancel()
    late.cancel()
    await asyncio.sleep(2)
    print(fired)
    for bad in (lambda: loop.call_later(None, print), lambda: loop.call_at(None, print), lambda: loop.call_later("x", print)):
        try:
            bad()
        except TypeError as error:
            print(error)
    order = []
    loop.call_soon(order.append, 1)
    handle = loop.call_soon(order.append, 2)
    loop.call_soon_threadsafe(order.append, 3)
    handle.cancel()
    await asyncio.sleep(0)
    print(order, handle.cancelled(), handle)
    async with asyncio.timeout(10) as limit:
        print(round(limit.when() - loop.time()))
        limit.reschedule(loop.time() + 0.1)
        try:
            await asyncio.sleep(5)
        except asyncio.CancelledError:
            print("cancelled inside", limit.expired())
            limit.reschedule


try:
    asyncio.run(main())
except TimeoutError as error:
    print(repr(error))
