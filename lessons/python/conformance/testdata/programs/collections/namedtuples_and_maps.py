"""namedtuple, ChainMap and the User classes."""
from collections import ChainMap, UserDict, UserList, namedtuple

Point = namedtuple("Point", "x y")
p = Point(1, y=2)
print(p, p.x, p[1], p._asdict(), p._replace(x=9), p._fields, Point._make([7, 8]), p == (1, 2), *p)
x, y = p
print(x + y, hash(p) == hash((1, 2)), isinstance(p, tuple), sorted([Point(2, 1), Point(1, 5)]))
Node = namedtuple("Node", ["name", "size", "next"], defaults=[0, None])
print(Node("a"), Node._field_defaults, Node("b", next=Node("c")), Node.__doc__)
for attempt in (lambda: Point(1), lambda: Point(1, 2, 3), lambda: setattr(p, "x", 5), lambda: namedtuple("T", "a a"), lambda: namedtuple("T", "class"), lambda: p._replace(z=1)):
    try:
        attempt()
    except (TypeError, AttributeError, ValueError) as error:
        print(type(error).__name__, error)
print(namedtuple("R", "a class a", rename=True)._fields)


class Vec(Point):
    __slots__ = ()

    def __add__(self, other):
        return Vec(self.x + other.x, self.y + other.y)


print(Vec(1, 2) + Vec(3, 4), Vec(1, 2) == Point(1, 2))
settings = ChainMap({"port": 1}, {"port": 2, "host": "x"})
settings["new"] = True
print(settings["port"], settings["host"], settings.maps, len(settings), settings.parents["port"], settings.new_child({"port": 0})["port"])


class Lower(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)


class Loud(UserList):
    def append(self, item):
        super().append(item.upper())


low, loud = Lower(A=1), Loud(["x"])
low["B"] = 2
loud.append("y")
print(low, dict(low), "a" in low, loud, loud.data, loud + ["z"])
