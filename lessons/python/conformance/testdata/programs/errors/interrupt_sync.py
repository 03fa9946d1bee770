"""Control-C in a program without a loop."""
import signal
import time


def work():
    for n in range(5):
        print("step", n)
        time.sleep(1)
        if n == 2:
            signal.raise_signal(signal.SIGINT)


try:
    work()
except KeyboardInterrupt as error:
    print("interrupted", repr(error))
try:
    work()
finally:
    print("again, and nobody catches it")
