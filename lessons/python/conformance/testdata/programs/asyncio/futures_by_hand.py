"""Old-style callbacks made awaitable with futures."""
import asyncio


class Device:
    """An interface with callbacks, as libraries have them."""

    def __init__(self, loop):
        self.loop = loop
        self.handlers = {}

    def request(self, number, on_done, on_error):
        if number < 0:
            self.loop.call_later(0.1, on_error, ValueError(f"bad number {number}"))
        else:
            self.loop.call_later(0.3 - number / 10, on_done, number * number)


def call(device, number):
    future = device.loop.create_future()

    def done(value):
        if not future.done():
            future.set_result(value)

    def failed(error):
        if not future.cancelled():
            future.set_exception(error)
    device.request(number, done, failed)
    return future


async def main():
    device = Device(asyncio.get_running_loop())
    print(await call(device, 2))
    print(await asyncio.gather(*(call(device, n) for n in (0, 1, 2))))
    futures = [call(device, n) for n in (0, -1, 1)]
    for f in futures:
        f.add_done_callback(lambda f: print("done:", f.exception() or f.result()))
    print(await asyncio.gather(*futures, return_exceptions=True))
    try:
        await asyncio.wait_for(call(device, 0), 0.1)
    except TimeoutError:
        print("too slow; its late answer is ignored")
    await asyncio.sleep(0.5)
    chained = asyncio.Future()
    call(device, 1).add_done_callback(lambda f: chained.set_result(f.result() + 1))
    print(await chained)


asyncio.run(main())
