"""What a program can find out about its own text, classes and frames."""
import abc
import inspect
import sys


class Shape(abc.ABC):
    """Something with an area.

        Indented further.
    """

    sides = 0

    @abc.abstractmethod
    def area(self):
        """The area."""

    @property
    def name(self):
        return type(self).__name__.lower()

    @classmethod
    def unit(cls):
        return cls(1)


class Square(Shape):
    sides = 4

    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side ** 2


def where():
    frame = inspect.currentframe()
    caller = inspect.stack()[1]
    return frame.f_code.co_name, caller.function, caller.lineno, caller.code_context, inspect.getargvalues(frame).args


print(inspect.getsource(Square.area), end="")
print(inspect.getsourcelines(where)[1], len(inspect.getsourcelines(Shape)[0]))
print(inspect.getdoc(Shape))
print(inspect.getdoc(Square.area), inspect.cleandoc("  a\n    b\n      c\n\n"))
print(inspect.isabstract(Shape), inspect.isabstract(Square), [c.__name__ for c in inspect.getmro(Square)])
print([name for name, _ in inspect.getmembers(Square(2), inspect.ismethod)])
print([name for name, _ in inspect.getmembers(Square, inspect.isfunction)], inspect.isclass(Shape), inspect.ismodule(sys))
print(type(inspect.getattr_static(Square(1), "name")).__name__, inspect.getattr_static(Square, "sides"))
print(where())
print(inspect.getmodule(where).__name__, inspect.getmodulename("folder/tool.py"), inspect.isdatadescriptor(Shape.name))
