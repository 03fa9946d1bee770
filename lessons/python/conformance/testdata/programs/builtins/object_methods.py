"""What object gives every class, and what an instance can be asked."""


class Plain:
    """Has nothing of its own."""
    kind = "plain"


p = Plain()
print(Plain.__doc__, Plain.__name__, Plain.__module__, Plain.__qualname__, Plain.__bases__)
print(p == p, p == Plain(), p != Plain(), hash(p) == hash(p), p.__class__ is Plain)
print(str(p).startswith("<__main__.Plain object at 0x"), repr(p) == str(p), p.__dict__, p.__doc__)
p.x = 1
setattr(p, "y", 2)
p.__dict__["z"] = 3
print(vars(p), getattr(p, "z"), delattr(p, "x"), sorted(p.__dict__), hasattr(p, "x"))
print("kind" in dir(p), "y" in dir(p), "__init__" in dir(p), "kind" in vars(Plain))
print(object.__repr__(p)[:22], object.__eq__(p, 3), p.__sizeof__() > 0, p.__init__() is None)
print(format(p, "")[:10], p.__ne__(p), object.__str__(3), int.__repr__(5), str.__len__("abc"))


class Guarded:
    def __setattr__(self, name, value):
        print("set", name, value)
        super().__setattr__(name, value)

    def __delattr__(self, name):
        print("del", name)
        super().__delattr__(name)

    def __dir__(self):
        return ["b", "a"]


g = Guarded()
g.a = 1
del g.a
print(dir(g), g.__dict__)
Plain.kind = "changed"
Plain.method = lambda self, n: n + len(self.__dict__)
print(p.kind, p.method(10), Plain.__dict__["kind"])
for attempt in (lambda: object(1), lambda: p < p, lambda: p(), lambda: p[0], lambda: len(p), lambda: iter(p), lambda: p + 1, lambda: -p, lambda: 1 in p, lambda: object().x, lambda: int(p), lambda: Plain(3)):
    try:
        print(attempt())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
