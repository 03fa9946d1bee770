# Signals that a program sends itself: who handles them, when, and what comes of it.
import _thread
import os
import signal
import time


def note(number, frame):
    print(signal.Signals(number).name, type(number).__name__, frame.f_code.co_name)


class Ended(Exception):
    pass


def leave(number, frame):
    raise Ended(number)


def send(number):
    os.kill(os.getpid(), number)


for interrupt in (lambda: send(signal.SIGINT), lambda: signal.raise_signal(2), _thread.interrupt_main):
    try:
        interrupt()
        time.sleep(1)
        print("never")
    except KeyboardInterrupt as error:
        print("interrupted", error.args)
print(signal.signal(signal.SIGINT, note), signal.getsignal(signal.SIGINT) is note)
send(signal.SIGINT)
signal.signal(signal.SIGUSR1, leave)
try:
    send(signal.SIGUSR1)
except Ended as error:
    print("ended", error)
print(repr(signal.signal(signal.SIGUSR1, signal.SIG_IGN).__name__), repr(signal.getsignal(signal.SIGUSR1)))
send(signal.SIGUSR1)
send(0)
for wrong in (lambda: signal.raise_signal(65), lambda: signal.signal(9, note), lambda: signal.signal(70, note), lambda: signal.signal(2, "x")):
    try:
        wrong()
    except (OSError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
