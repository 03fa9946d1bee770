"""What is said of arguments that a function does not take."""
import functools
import itertools
import math


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, function(*args, **kwargs))
    except TypeError as e:
        print(function.__name__, type(e).__name__, e)


attempt(sorted, [1], foo=1)
attempt(sorted, [1], 2)
attempt(max, 1, 2, foo=1)
attempt(max, 1, kye=len)
attempt(max, foo=1)
attempt(min, [1], default=3, key=None, x=1)
attempt(sum, [1], foo=1)
attempt(sum, iterable=[1])
attempt(sum, [1], 2, start=3)
attempt(sum, [1], start=1, foo=2)
attempt(map, len, [1], foo=1)
attempt(int, '5', base=10, foo=1)
attempt(str, b'', 'a', 'b', x=1)
attempt(round, 1.5, ndigits=1, x=2)
attempt('a'.split, sep=1, maxsplit=2, x=3)
attempt('a'.split, 1, maxsplit=2, x=3)
attempt('a'.encode, encoding=1, errors=2, x=3)
attempt([].sort, key=1, reverse=2, x=3)
attempt(int.from_bytes, b'', 'big', signed=True, x=1)
attempt(functools.reduce, 1)
attempt(functools.reduce, max, [1, 2], initial=3)
attempt(itertools.accumulate, [1], func=None, initial=1, x=2)
attempt(math.isclose, 1, 2, x=1)
print(sorted.__text_signature__, len.__text_signature__, str.split.__text_signature__, max.__text_signature__)
print([].append.__text_signature__, dict.fromkeys.__text_signature__, int.from_bytes.__text_signature__)
