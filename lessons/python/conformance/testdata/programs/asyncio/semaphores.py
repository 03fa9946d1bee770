"""Semaphore lets N in; BoundedSemaphore minds its count."""
import asyncio

inside = 0


async def visit(n, gate):
    global inside
    async with gate:
        inside += 1
        print(f"{n} in, {inside} inside")
        await asyncio.sleep(0.1 * (n % 3 + 1))
        inside -= 1
    print(n, "out")


async def main():
    gate = asyncio.Semaphore(2)
    await asyncio.gather(*(visit(n, gate) for n in range(6)))
    print(gate.locked(), await gate.acquire(), await gate.acquire(), gate.locked())
    gate.release()
    gate.release()
    gate.release()
    print(repr(gate).split("[")[1])
    bounded = asyncio.BoundedSemaphore(1)
    await bounded.acquire()
    bounded.release()
    try:
        bounded.release()
    except ValueError as error:
        print(error)
    try:
        asyncio.Semaphore(-1)
    except ValueError as error:
        print(error)
    empty = asyncio.Semaphore(0)
    waiter = asyncio.create_task(empty.acquire())
    await asyncio.sleep(0)
    waiter.cancel()
    print(await asyncio.gather(waiter, return_exceptions=True))
    empty.release()
    print(await empty.acquire())


asyncio.run(main())
