"""Recursive functions and structures; too deep is RecursionError."""
import functools
import sys


@functools.lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def hanoi(n, a="A", b="B", c="C"):
    if n:
        yield from hanoi(n - 1, a, c, b)
        yield a + c
        yield from hanoi(n - 1, b, a, c)


def flatten(items):
    for item in items:
        if isinstance(item, list):
            yield from flatten(item)
        else:
            yield item


def permutations(items):
    if not items:
        return [[]]
    return [[x] + rest for i, x in enumerate(items) for rest in permutations(items[:i] + items[i + 1:])]


print(fib(80), " ".join(hanoi(3)), list(flatten([1, [2, [3, [4]], 5]])))
print(permutations([1, 2, 3]))
loop = [1]
loop.append(loop)
d = {"self": None}
d["self"] = d
print(loop, d, len(loop))


def forever(n):
    return forever(n + 1) + 1


try:
    forever(0)
except RecursionError as error:
    print("RecursionError:", error)
print(sys.getrecursionlimit() >= 1000)
