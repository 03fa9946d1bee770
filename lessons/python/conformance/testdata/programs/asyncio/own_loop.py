"""A loop of one's own: run, stop, close, and what is refused after."""
import asyncio


async def answer():
    await asyncio.sleep(0.1)
    return 42


loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
print(asyncio.get_event_loop() is loop, loop.is_running(), loop.is_closed())
print(loop.run_until_complete(answer()))
future = loop.create_future()
loop.call_later(0.2, future.set_result, "from a callback")
print(loop.run_until_complete(future))
loop.call_soon(print, "one turn")
loop.call_soon(loop.stop)
loop.call_soon(print, "in the same pass")
loop.run_forever()
print("stopped", loop.is_running())
loop.call_later(0.5, loop.stop)
loop.run_forever()
print(f"{loop.time():.1f}")
task = loop.create_task(answer(), name="mine")
print(task.get_name(), loop.run_until_complete(task), loop.get_debug())
forever = loop.create_future()
loop.call_soon(loop.stop)
try:
    loop.run_until_complete(forever)
except RuntimeError as error:
    print(error)
loop.run_until_complete(loop.shutdown_asyncgens())
loop.run_until_complete(loop.shutdown_default_executor())
loop.close()
loop.close()
print(loop.is_closed(), repr(loop))
coro = answer()
for attempt in (lambda: loop.run_until_complete(coro), lambda: loop.call_soon(print), lambda: loop.call_later(1, print), loop.run_forever):
    try:
        attempt()
    except RuntimeError as error:
        print(error)
coro.close()
