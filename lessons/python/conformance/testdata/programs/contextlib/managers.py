"""contextmanager, suppress, closing, nullcontext, redirect and decorators."""
import contextlib


@contextlib.contextmanager
def tag(name):
    print(f"<{name}>")
    try:
        yield name.upper()
    except ValueError as error:
        print("handled", error)
    finally:
        print(f"</{name}>")


with tag("b") as upper:
    print(upper)
with tag("i"):
    raise ValueError("inside")
try:
    with tag("u"):
        raise KeyError("passes")
except KeyError as error:
    print("outside", error)


@tag("decorated")
def work(n):
    return n * 2


print(work(4), work(5))
with contextlib.suppress(KeyError, IndexError):
    [][1]
    print("never")
with contextlib.nullcontext("value") as v:
    print(v)


class Door:
    def close(self):
        print("door closed")


with contextlib.closing(Door()) as door:
    print(type(door).__name__)


@contextlib.contextmanager
def broken():
    yield 1
    yield 2


for manager in (broken, contextlib.contextmanager(lambda: iter(()))):
    try:
        with manager():
            pass
    except (RuntimeError, AttributeError) as error:
        print(type(error).__name__, error)
