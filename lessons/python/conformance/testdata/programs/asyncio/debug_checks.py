"""What debug mode checks that is otherwise let pass."""
import asyncio
import threading


async def nothing():
    pass


async def main():
    loop = asyncio.get_running_loop()
    errors = []

    def from_thread():
        try:
            loop.call_soon(print, "never")
        except RuntimeError as error:
            errors.append(str(error))

    thread = threading.Thread(target=from_thread)
    thread.start()
    thread.join()
    print(errors)
    for attempt in (lambda: loop.call_soon(nothing), lambda: loop.call_later(1, nothing), lambda: loop.call_soon(5), lambda: loop.call_soon_threadsafe(None)):
        try:
            attempt()
        except TypeError as error:
            print(str(error).split(" <")[0])
    future = loop.create_future()
    print(repr(future).split(" created at ")[0], "created at" in repr(future))
    task = asyncio.create_task(nothing(), name="n")
    print(repr(task).split(" at ")[0], repr(task).split(" ")[-1])
    await task
    handle = loop.call_later(9, print, "x")
    print(repr(handle).split(" created at")[0].split("when=")[0], "print('x')" in repr(handle))
    handle.cancel()
    print(repr(handle).split(" when=")[0])


asyncio.run(main(), debug=True)
