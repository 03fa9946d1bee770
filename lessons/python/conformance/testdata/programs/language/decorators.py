"""Decorators: plain, with arguments, of classes, and stacked."""
import functools


def logged(fn):
    @functools.wraps(fn)
    def wrapper(*args, **kwargs):
        print("call", fn.__name__, args, kwargs)
        result = fn(*args, **kwargs)
        print("  ->", result)
        return result
    return wrapper


def repeat(times):
    def decorate(fn):
        @functools.wraps(fn)
        def wrapper(*args):
            return [fn(*args) for _ in range(times)]
        return wrapper
    return decorate


@logged
@repeat(times=3)
def greet(name):
    """Says hello."""
    return f"hello {name}"


greet("Ana")
print(greet.__name__, greet.__doc__, greet.__wrapped__.__wrapped__("Bo"))
registry = {}


def register(cls):
    registry[cls.__name__.lower()] = cls
    return cls


@register
class Plugin:
    pass


@(lambda cls: register(cls))
class Other(Plugin):
    pass


print(sorted(registry), registry["plugin"] is Plugin)
