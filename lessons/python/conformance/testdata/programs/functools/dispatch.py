"""singledispatch, cached_property, cmp_to_key, total_ordering, partialmethod."""
import functools


@functools.singledispatch
def show(value):
    return f"something: {value}"


@show.register
def _(value: int):
    return f"a number {value}"


@show.register(list)
@show.register(tuple)
def _(value):
    return f"{len(value)} items: " + ", ".join(show(v) for v in value)


print(show("x"), show(5), show([1, "a", (2,)]), show(True), sorted(t.__name__ for t in show.registry))


class Report:
    def __init__(self, rows):
        self.rows = rows

    @functools.cached_property
    def total(self):
        print("computed")
        return sum(self.rows)

    @functools.singledispatchmethod
    def add(self, value):
        self.rows.append(value)

    @add.register
    def _(self, value: list):
        self.rows.extend(value)

    def scale(self, factor, *, digits=None):
        return [round(r * factor, digits) for r in self.rows]

    double = functools.partialmethod(scale, 2)


r = Report([1, 2, 3])
print(r.total, r.total, "total" in r.__dict__)
r.add(4)
r.add([5, 6])
del r.total
print(r.total, r.double(), r.double(digits=1))
by_length = functools.cmp_to_key(lambda a, b: len(a) - len(b))
print(sorted(["ccc", "a", "bb"], key=by_length), max(["ccc", "a"], key=by_length))
