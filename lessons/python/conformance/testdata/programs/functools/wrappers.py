"""update_wrapper, wrappers' attributes, and callables that remember."""
import functools


class CountCalls:
    def __init__(self, fn):
        functools.update_wrapper(self, fn)
        self.fn, self.count = fn, 0

    def __call__(self, *args, **kwargs):
        self.count += 1
        return self.fn(*args, **kwargs)


@CountCalls
def greet(name):
    """Greets."""
    return "hi " + name


print(greet("a"), greet("b"), greet.count, greet.__name__, greet.__doc__, greet.__wrapped__("c"), greet.count)
print(sorted(functools.WRAPPER_ASSIGNMENTS), functools.WRAPPER_UPDATES)


def debug(fn=None, *, prefix=""):
    if fn is None:
        return functools.partial(debug, prefix=prefix)

    @functools.wraps(fn)
    def wrapper(*args, **kwargs):
        shown = ", ".join([repr(a) for a in args] + [f"{k}={v!r}" for k, v in kwargs.items()])
        print(f"{prefix}{fn.__name__}({shown})")
        return fn(*args, **kwargs)
    return wrapper


@debug
def add(a, b=0):
    return a + b


@debug(prefix="-> ")
def mul(a, b):
    return a * b


print(add(1, b=2), mul(3, 4), add.__wrapped__(5))
memo = functools.lru_cache()(lambda n: n if n < 2 else memo(n - 1) + memo(n - 2))
print(memo(50), memo.cache_info().hits, functools.reduce(lambda f, g: lambda x: g(f(x)), [abs, float, str])(-3))
