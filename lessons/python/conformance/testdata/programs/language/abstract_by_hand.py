"""Interfaces without a module for them, mixins and duck typing."""


class Shape:
    def area(self):
        raise NotImplementedError(f"{type(self).__name__} has no area")

    def describe(self):
        return f"{type(self).__name__.lower()} of area {self.area():.2f}"


class Comparable:
    def __lt__(self, other):
        return self.area() < other.area()

    def __eq__(self, other):
        return isinstance(other, Comparable) and self.area() == other.area()

    def __hash__(self):
        return hash(self.area())


class Rectangle(Comparable, Shape):
    def __init__(self, w, h):
        self.w, self.h = w, h

    def area(self):
        return self.w * self.h


class Square(Rectangle):
    def __init__(self, side):
        super().__init__(side, side)


class Blob(Shape):
    pass


shapes = [Rectangle(2, 3), Square(2), Rectangle(1, 1)]
print([s.describe() for s in sorted(shapes)], Square(2) == Rectangle(1, 4), len({Square(2), Rectangle(4, 1)}))
print(max(shapes).describe(), Square.__mro__[1:4] == (Rectangle, Comparable, Shape))
try:
    Blob().describe()
except NotImplementedError as error:
    print("NotImplementedError:", error)


class Duck:
    def area(self):
        return 7


print(Shape.describe(Duck()), Rectangle(1, 2) < Duck(), [hasattr(x, "area") for x in (Duck(), 3)])
try:
    sorted([Duck(), Duck()])
except TypeError as error:
    print(error)
