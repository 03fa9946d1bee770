"""Every form of import, and what a missing one does."""
import collections.abc
import concurrent.futures as cf
import math as m, random as r
from asyncio import (
    run as start,
    sleep,
)
from collections import deque, OrderedDict as Ordered
from itertools import *
from math import pi, tau as full_turn

import asyncio.queues

print(collections.abc.Iterable.__name__, cf.Future.__name__, m.floor(2.7), r.__name__, round(full_turn / pi))
print(deque("ab"), Ordered(a=1), next(count(5)), asyncio.queues.Queue.__name__, list(chain("x", "y")))


async def main():
    import functools
    from json import dumps as to_text
    await sleep(0.1)
    return functools.reduce(lambda a, b: a + b, [1, 2, 3]), to_text({"a": None})


print(start(main()))
try:
    import ujson as json
except ImportError as error:
    import json
    print(type(error).__name__, error.name)
try:
    from asyncio import sleeep
except ImportError as error:
    print(str(error).split(" (")[0])
try:
    import asyncio.nothing
except ModuleNotFoundError as error:
    print(error, error.name)
try:
    functools
except NameError as error:
    print(error)
print(json.__name__, __name__ == "__main__", "math" in globals(), "m" in globals(), type(m).__name__, m.__name__)
