"""A warning names the line that asked for the old thing, not the one that warned."""
import logging
import sys
import threading
import warnings

warnings.simplefilter("always")


def show(message, category, filename, lineno, file=None, line=None):
    print(f"line {lineno}: {category.__name__}: {message}")


warnings.showwarning = show
logging.getLogger("x").addHandler(logging.StreamHandler(sys.stdout))
logging.getLogger("x").warn("an old method")
threading.Event().isSet()


def wake(condition):
    with condition:
        condition.notifyAll()


wake(threading.Condition())


def old_way(level):
    warnings.warn(f"old, level {level}", DeprecationWarning, stacklevel=level)


def caller(level):
    old_way(level)


for level in (1, 2, 3):
    caller(level)


@warnings.deprecated("use something new")
def forgotten():
    return 5


print(forgotten())
