"""Truth values, types as values, and conversions between containers."""
for value in (0, 1, -1, 0.0, "", " ", "False", [], [0], (), {}, {0}, None, ..., range(0), b"", object):
    print(repr(value), bool(value), end="; ")
print()
print(type(1) is int, type("") == str, type([]).__name__, int.__name__, str.__mro__, bool.__bases__)
print(int, list, type(None), type(print), type(lambda: 1), type(int), type("x".upper), type([].append), type(str.upper))
print(isinstance(3, int | str), isinstance([], (tuple, list)), issubclass(int, object), isinstance(int, type))
print(list("ab"), tuple({"k": 1}), set([1, 1]), dict([("a", 1)]), str(3.0), int("3"), float(3), bytes("a", "ascii"), frozenset("a"))
print(bool("a" and []), "" or "default", None or 0 or "x", 1 and 2 and 3)


class Point:
    pass


Dynamic = type("Dynamic", (Point,), {"x": 3, "double": lambda self: self.x * 2})
print(Dynamic.__name__, Dynamic().double(), Dynamic.__bases__[0].__name__, isinstance(Dynamic(), Point))
p = Point()
p.__class__ = Dynamic
print(p.double(), type(p).__qualname__, Point.__module__, Point.__doc__, callable(Point))
print(repr(Point), str(int), repr(Point.__init__)[:13], repr(None), repr(Ellipsis))
