"""References that do not hold, to objects, to methods and in a set."""
import weakref


class Session:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"Session({self.name!r})"

    def hello(self):
        return "hello from " + self.name


def plain():
    one = Session("one")
    r = weakref.ref(one)
    print(r() is one, r().name, r == weakref.ref(one), hash(r) == hash(one), type(r).__name__)
    method = weakref.WeakMethod(one.hello)
    print(method()())
    del one
    print(r(), method())
    for wrong in 5, "text", [], {}, (), None, ValueError():
        try:
            weakref.ref(wrong)
        except TypeError as e:
            print(e)


plain()
group = weakref.WeakSet()
kept = Session("kept")
group.add(kept)
group.add(Session("dropped"))
print(list(group), weakref.ref(kept) is weakref.ref(kept), kept in group, group.union([kept]) == group)
group.discard(kept)
print(len(group), bool(group))
