"""A stopwatch as a context manager and a decorator, around blocking code."""
import functools
import time


class Stopwatch:
    def __init__(self, label):
        self.label = label

    def __enter__(self):
        self.start = time.perf_counter()
        return self

    def __exit__(self, *error):
        self.elapsed = time.perf_counter() - self.start
        print(f"{self.label}: {self.elapsed * 1000:.0f} ms")
        return False


def timed(fn):
    @functools.wraps(fn)
    def wrapper(*args, **kwargs):
        with Stopwatch(fn.__name__):
            return fn(*args, **kwargs)
    return wrapper


@timed
def prepare(seconds):
    time.sleep(seconds)
    return seconds * 2


print(prepare(0.05), prepare(1))
with Stopwatch("outer") as outer:
    with Stopwatch("inner"):
        time.sleep(0.2)
    time.sleep(0.3)
print(round(outer.elapsed, 3))
try:
    with Stopwatch("failing"):
        time.sleep(0.4)
        raise RuntimeError("after a while")
except RuntimeError as error:
    print(error)
