"""Context managers of classes: entering, leaving, and swallowing."""


class Resource:
    def __init__(self, name, swallow=()):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()

    def __exit__(self, kind, error, traceback):
        print("exit", self.name, kind.__name__ if kind else None, error)
        return bool(kind) and issubclass(kind, self.swallow or ())


with Resource("a") as a, Resource("b") as b:
    print(a, b)

with (
    Resource("outer", swallow=(KeyError,)),
    Resource("inner") as inner,
):
    print("inside", inner)
    raise KeyError("swallowed by the outer one")
print("went on")


def leave():
    with Resource("left"):
        return "value"


print(leave())
try:
    with Resource("strict", swallow=(KeyError,)):
        1 / 0
except ZeroDivisionError as error:
    print("escaped:", error)


class NotAManager:
    pass


try:
    with NotAManager():
        pass
except TypeError as error:
    print(error)
