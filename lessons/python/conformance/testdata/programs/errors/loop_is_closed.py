"""Using a loop that is closed, uncaught."""
import asyncio


async def tick(n):
    await asyncio.sleep(0.1)
    return n


loop = asyncio.new_event_loop()
print(loop.run_until_complete(tick(1)))
loop.close()
coro = tick(2)
try:
    loop.run_until_complete(coro)
finally:
    coro.close()
    print("closed:", loop.is_closed())
