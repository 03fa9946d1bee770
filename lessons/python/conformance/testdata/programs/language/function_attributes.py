"""Functions are objects: their attributes, names, docs and signatures."""


def area(width, height=2, *more, unit="m", **options) -> float:
    """The area.

    Two lines of it.
    """
    return width * height


print(area.__name__, area.__qualname__, area.__module__, area.__defaults__, area.__kwdefaults__, area.__annotations__)
print(repr(area.__doc__), area.__code__.co_argcount, area.__code__.co_varnames[:5], area.__code__.co_name)
area.calls = 0
area.author = "Ana"
print(area.__dict__, hasattr(area, "calls"), callable(area), area.__call__(3))


def counted(n):
    counted.calls = getattr(counted, "calls", 0) + 1
    return n


[counted(i) for i in range(4)]
print(counted.calls)


class Tool:
    """A class's doc."""

    def use(self):
        return "used"

    @staticmethod
    def static():
        return "static"

    @classmethod
    def klass(cls):
        return cls.__name__


tool = Tool()
tool.use_later = tool.use
print(Tool.use.__qualname__, tool.use.__name__, tool.use_later(), Tool.static is Tool.static, tool.klass(), Tool.klass.__self__ is Tool)
tool.use = lambda: "replaced"
print(tool.use(), Tool.use(tool), Tool.__doc__, (lambda: 0).__name__, Tool.use.__doc__)


def outer():
    def inner():
        return inner.__qualname__
    return inner


print(outer()(), outer().__code__.co_freevars, outer.__closure__)
area.__name__ = "renamed"
area.__defaults__ = (10,)
print(area.__name__, area(2), repr(area).startswith("<function area at"))
