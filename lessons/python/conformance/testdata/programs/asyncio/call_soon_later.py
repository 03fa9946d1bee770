"""The loop's callbacks: soon, later, at a time, and cancelled."""
import asyncio


def note(loop, start, what):
    print(f"{loop.time() - start:.2f} {what}")


async def main():
    loop = asyncio.get_running_loop()
    start = loop.time()
    loop.call_later(0.3, note, loop, start, "later 0.3")
    loop.call_at(start + 0.2, note, loop, start, "at 0.2")
    loop.call_later(0.1, note, loop, start, "later 0.1")
    loop.call_soon(note, loop, start, "soon")
    handle = loop.call_soon(note, loop, start, "never")
    timer = loop.call_later(0.15, note, loop, start, "never either")
    handle.cancel()
    print(handle.cancelled(), round(timer.when() - start, 2), timer.cancelled())
    timer.cancel()
    print("still in main")
    await asyncio.sleep(0)
    print("after one pass")
    await asyncio.sleep(0.25)
    loop.call_later(-1, note, loop, start, "in the past is now")
    await asyncio.sleep(0.1)
    a, b = loop.call_later(1, print), loop.call_later(2, print)
    print(a < b, a > b, a == b, a != b, type(a).__name__, type(handle).__name__)
    a.cancel()
    b.cancel()
    try:
        loop.call_soon(note(loop, start, "called too early"))
        await asyncio.sleep(0)
    except TypeError as error:
        print(error)


loop = asyncio.new_event_loop()
loop.set_exception_handler(lambda loop, context: print("handler:", repr(context["exception"])))
loop.run_until_complete(main())
loop.close()
