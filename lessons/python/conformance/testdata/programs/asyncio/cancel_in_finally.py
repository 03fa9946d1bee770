"""Cleaning up takes time: awaiting in finally, shielded and bounded."""
import asyncio


class Connection:
    def __init__(self, name, slow=0.1):
        self.name, self.slow = name, slow

    async def close(self):
        print("closing", self.name)
        await asyncio.sleep(self.slow)
        print("closed", self.name)


async def use(connection):
    try:
        print("using", connection.name)
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("cancelled", connection.name)
        raise
    finally:
        try:
            await asyncio.wait_for(connection.close(), timeout=0.5)
        except TimeoutError:
            print("closing took too long:", connection.name)


async def use_shielded(connection):
    try:
        await asyncio.sleep(10)
    finally:
        await asyncio.shield(connection.close())


async def stop(task, times):
    for _ in range(times):
        task.cancel()
        await asyncio.sleep(0.05)
    result, = await asyncio.gather(task, return_exceptions=True)
    print("ended with", type(result).__name__, task.cancelling())


async def main():
    for coro, times in ((use(Connection("a")), 1), (use(Connection("b", slow=2)), 1), (use(Connection("c", slow=0.3)), 2),
                        (use_shielded(Connection("d")), 2)):
        task = asyncio.create_task(coro)
        await asyncio.sleep(0.1)
        await stop(task, times)
    await asyncio.sleep(0.2)


asyncio.run(main())
