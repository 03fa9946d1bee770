"""Properties of members, boundaries as attributes, and what a member is made of."""
import enum


class Planet(enum.Enum):
    EARTH = (5.976e24, 6.37814e6)
    MARS = (6.421e23, 3.3972e6)

    def __init__(self, mass, radius):
        self.mass, self.radius = mass, radius

    @enum.property
    def gravity(self):
        return 6.67430e-11 * self.mass / self.radius ** 2

    @property
    def closeness(self):
        return self is Planet.EARTH


print([f"{p.name} {p.gravity:.2f} {p.closeness}" for p in Planet])


class Shadow(enum.Enum):
    """A member whose name is also a property's."""

    value_of = enum.nonmember(5)
    kind = 1

    @enum.property
    def label(self):
        return self.name.title()


print(Shadow.kind.label, Shadow.value_of, isinstance(vars(enum.Enum)["name"], enum.property))
try:
    Planet.EARTH.gravity = 1
except AttributeError as error:
    print(error)
try:
    Planet.gravity
except AttributeError as error:
    print(error)
print(enum.FlagBoundary.KEEP.value, enum.FlagBoundary.EJECT.value, enum.FlagBoundary.CONFORM.value, enum.FlagBoundary["STRICT"].name)
