"""partial, reduce, wraps, cache and what they remember."""
import functools
from functools import partial, reduce

power = partial(pow, exp=2)
print(power(5), power.func is pow, power.args, power.keywords)
say = partial(print, "LOG", sep=": ")
say("started")
say("ended", end="!\n")
print(partial(partial(max, 1), 5)(3), reduce(lambda a, b: a * b, range(1, 6)), reduce(max, [3, 9, 2], 0))
hundred = partial(divmod, functools.Placeholder, 7)
print(hundred(100))
try:
    reduce(lambda a, b: a, [])
except TypeError as error:
    print(error)
calls = []


@functools.lru_cache(maxsize=2)
def slow(n, unit="s"):
    calls.append(n)
    return f"{n}{unit}"


print(slow(1), slow(2), slow(1), slow(3), slow(2), slow(n=1), calls)
print(slow.cache_info(), slow.cache_parameters())
slow.cache_clear()
print(slow.cache_info().currsize, slow.__wrapped__(9), calls)


@functools.cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(90), fib.cache_info())
try:
    fib([1])
except TypeError as error:
    print(error)


def decorate(fn):
    @functools.wraps(fn)
    def inner(*args):
        """Not this."""
        return fn(*args)
    return inner


@decorate
def documented(x: int) -> int:
    """The right words."""
    return x


print(documented.__name__, documented.__doc__, documented.__annotations__, documented.__wrapped__(4))
