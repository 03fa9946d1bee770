"""Special methods: a small vector class that behaves like a number."""


class Vector:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __repr__(self):
        return f"Vector({self.x}, {self.y})"

    def __add__(self, other):
        if not isinstance(other, Vector):
            return NotImplemented
        return Vector(self.x + other.x, self.y + other.y)

    def __mul__(self, k):
        return Vector(self.x * k, self.y * k)

    __rmul__ = __mul__

    def __iadd__(self, other):
        self.x += other.x
        self.y += other.y
        return self

    def __neg__(self):
        return Vector(-self.x, -self.y)

    def __abs__(self):
        return (self.x**2 + self.y**2) ** 0.5

    def __eq__(self, other):
        return isinstance(other, Vector) and (self.x, self.y) == (other.x, other.y)

    def __hash__(self):
        return hash((self.x, self.y))

    def __bool__(self):
        return bool(self.x or self.y)

    def __matmul__(self, other):
        return self.x * other.x + self.y * other.y


v, w = Vector(3, 4), Vector(1, -1)
same = v
print(v + w, v * 2, 3 * v, -v, abs(v), v @ w)
v += w
print(v, same is v, v == Vector(4, 3), v != w, bool(Vector(0, 0)), len({v, Vector(4, 3)}))
for attempt in (lambda: v + 1, lambda: 1 + v, lambda: v - w, lambda: v < w, lambda: v()):
    try:
        print(attempt())
    except TypeError as error:
        print(error)
