"""Writes what C's functions make of numbers: function, arguments, result, in
hexadecimal.

    python3.14 samples.py > samples.golden
"""
import math
import random

rng = random.Random(3)


def near(low, high):
    return lambda: rng.uniform(low, high)


def wide(low, high):
    return lambda: rng.choice((1, 1, -1)) * 10 ** rng.uniform(low, high)


def positive(low, high):
    return lambda: 10 ** rng.uniform(low, high)


def short(low, high, digits):
    """Numbers as people write them."""
    return lambda: round(rng.uniform(low, high), digits)


ONE = {
    "exp": [near(-5, 5), near(-740, 709), wide(-10, 2), short(-10, 10, 1)],
    "exp2": [near(-5, 5), near(-1070, 1023), short(-10, 10, 1)],
    "expm1": [near(-2, 2), near(-50, 700), wide(-15, 0), short(-3, 3, 1)],
    "log": [near(0, 1), near(0.9, 1.1), positive(-300, 300), short(0, 100, 1)],
    "log2": [near(0, 1), positive(-300, 300), short(0, 100, 1)],
    "log10": [near(0, 1), positive(-300, 300), short(0, 1000, 1)],
    "log1p": [near(-0.99, 1), wide(-15, -1), positive(0, 300), short(0, 10, 1)],
    "sin": [near(-7, 7), wide(-10, 5), wide(5, 300), short(-10, 10, 1)],
    "cos": [near(-7, 7), wide(-10, 5), wide(5, 300), short(-10, 10, 1)],
    "tan": [near(-7, 7), wide(-10, 5), wide(5, 300), short(-10, 10, 1)],
    "asin": [near(-1, 1), wide(-10, -1), short(-1, 1, 1)],
    "acos": [near(-1, 1), wide(-10, -1), short(-1, 1, 1)],
    "atan": [near(-2, 2), wide(-10, 10), short(-10, 10, 1)],
    "sinh": [near(-3, 3), near(-700, 700), wide(-10, 0), short(-5, 5, 1)],
    "cosh": [near(-3, 3), near(-700, 700), wide(-10, 0), short(-5, 5, 1)],
    "tanh": [near(-3, 3), wide(-10, 0), short(-5, 5, 1)],
    "asinh": [near(-3, 3), wide(-10, 300), short(-5, 5, 1)],
    "acosh": [near(1, 3), positive(0, 300), short(1, 50, 1)],
    "atanh": [near(-1, 1), wide(-10, -1), short(-0.9, 0.9, 1)],
    "cbrt": [near(-3, 3), wide(-300, 300), short(-100, 100, 1)],
    "erf": [near(-3, 3), wide(-10, 0), short(-3, 3, 1)],
    "erfc": [near(-3, 25), wide(-10, 0), short(-3, 3, 1)],
    "gamma": [near(-20, 20), near(20, 170), positive(-10, 0), short(-5, 30, 1)],
    "lgamma": [near(-20, 20), positive(-10, 100), short(-5, 30, 1)],
}
TWO = {
    "pow": [(near(0, 3), near(-10, 10)), (positive(-20, 20), near(-15, 15)), (short(0, 3, 2), short(-10, 30, 0)), (near(0.9, 1.1), near(-500, 500)), (short(0, 20, 1), short(-5, 5, 1))],
    "atan2": [(near(-3, 3), near(-3, 3)), (wide(-10, 10), wide(-10, 10)), (short(-9, 9, 0), short(-9, 9, 0))],
    "hypot": [(near(-3, 3), near(-3, 3)), (wide(-150, 150), wide(-150, 150)), (short(-9, 9, 0), short(-9, 9, 0))],
    "fmod": [(near(-30, 30), near(-3, 3)), (wide(-100, 100), wide(-100, 100))],
}


def show(name, *args):
    try:
        value = getattr(math, name)(*args)
    except (ValueError, OverflowError):
        return
    print(name, *(x.hex() for x in args), value.hex())


COUNT = 40
for name, kinds in ONE.items():
    for kind in kinds:
        for _ in range(COUNT):
            show(name, kind())
for name, pairs in TWO.items():
    for first, second in pairs:
        for _ in range(COUNT):
            show(name, first(), second())
