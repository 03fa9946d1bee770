"""A loop that runs in another thread, and one that is found in none."""
import asyncio
import threading


def run_loop(loop):
    asyncio.set_event_loop(loop)
    loop.run_forever()
    print("loop ended in", threading.current_thread().name)


async def where():
    await asyncio.sleep(0.1)
    return threading.current_thread().name, asyncio.get_running_loop() is loop


loop = asyncio.new_event_loop()
thread = threading.Thread(target=run_loop, args=(loop,), name="loop thread")
thread.start()
print(asyncio.run_coroutine_threadsafe(where(), loop).result())
loop.call_soon_threadsafe(loop.stop)
thread.join()
loop.close()
for attempt in (asyncio.get_running_loop, asyncio.get_event_loop, lambda: asyncio.Event() and asyncio.current_task()):
    try:
        attempt()
    except RuntimeError as error:
        print(error)
try:
    loop.call_soon_threadsafe(print)
except RuntimeError as error:
    print(error)
