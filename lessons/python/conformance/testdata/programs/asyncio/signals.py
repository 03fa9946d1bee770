"""Signals in the loop: handlers, and what SIGINT does to asyncio.run."""
import asyncio
import signal


def caught(name, loop, stopped):
    print("caught", name)
    stopped.set()


async def main():
    loop = asyncio.get_running_loop()
    stopped = asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, caught, "SIGTERM", loop, stopped)
    loop.add_signal_handler(signal.SIGUSR1, print, "user signal")
    signal.raise_signal(signal.SIGUSR1)
    print("raised, not yet handled")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    loop.call_later(0.2, signal.raise_signal, signal.SIGTERM)
    await stopped.wait()
    print(loop.remove_signal_handler(signal.SIGUSR1), loop.remove_signal_handler(signal.SIGUSR1))
    print(signal.Signals.SIGTERM.name, int(signal.SIGINT), signal.SIGINT)
    for wrong in (signal.SIGKILL, 1000, "SIGTERM"):
        try:
            loop.add_signal_handler(wrong, print)
        except (RuntimeError, ValueError, TypeError) as error:
            print(type(error).__name__, error)
    try:
        signal.raise_signal(signal.SIGINT)
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("SIGINT cancels main")
        raise


try:
    asyncio.run(main())
except KeyboardInterrupt:
    print("and asyncio.run raises KeyboardInterrupt")
