"""Errors that cross generators, comprehensions and with."""
import contextlib


@contextlib.contextmanager
def opened(name):
    print("open", name)
    try:
        yield name
    finally:
        print("close", name)


def numbers(items):
    for item in items:
        yield int(item)


def double(items):
    return [2 * n for n in numbers(items)]


with opened("list"):
    print(double("123"))
with opened("bad list"):
    print(double("12x"))
