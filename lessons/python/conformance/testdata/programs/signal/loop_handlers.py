# Signals that come while an event loop runs: its own handlers, and Ctrl+C.
import asyncio
import os
import signal


def note(number, frame):
    print(signal.Signals(number).name, frame.f_code.co_name)


def send(number):
    os.kill(os.getpid(), number)


signal.signal(signal.SIGINT, note)


async def main():
    loop, came = asyncio.get_running_loop(), asyncio.Queue()
    for number in (signal.SIGUSR1, signal.SIGINT):
        loop.add_signal_handler(number, came.put_nowait, number)
    send(signal.SIGINT)
    send(signal.SIGUSR1)
    print(await came.get(), await came.get(), loop.remove_signal_handler(signal.SIGUSR1))
    print(repr(signal.getsignal(signal.SIGUSR1)), signal.getsignal(signal.SIGINT).__name__)


async def interrupted():
    try:
        send(signal.SIGINT)
        await asyncio.sleep(10)
    finally:
        print("tidied")


asyncio.run(main())
print(signal.getsignal(signal.SIGINT))
try:
    asyncio.run(interrupted())
except KeyboardInterrupt:
    print("interrupted")
