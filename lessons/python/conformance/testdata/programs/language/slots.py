"""__slots__: no dict, only those names; and objects that compare and hash."""


class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y=0):
        self.x = x
        self.y = y


p = Point(1)
p.y = 5
print(p.x, p.y, hasattr(p, "__dict__"), Point.__slots__)
for attempt in (lambda: setattr(p, "z", 1), lambda: delattr(p, "q"), lambda: p.w):
    try:
        attempt()
    except AttributeError as error:
        print(error)
del p.x
try:
    p.x
except AttributeError as error:
    print(error)


class Named(Point):
    __slots__ = ("name",)


class Loose(Point):
    pass


n = Named(1, 2)
n.name = "n"
loose = Loose(1, 2)
loose.anything = 3
print(n.name, n.x, hasattr(n, "__dict__"), loose.__dict__, loose.y)
