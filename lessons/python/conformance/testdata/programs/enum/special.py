"""Members with methods of their own, checks, boundaries and aliases."""
from enum import CONTINUOUS, NAMED_FLAGS, UNIQUE, Enum, EnumType, Flag, FlagBoundary, IntEnum, auto, member, nonmember, property, verify


class Planet(Enum):
    MERCURY = (3.303e23, 2.4397e6)
    EARTH = (5.976e24, 6.37814e6)

    def __init__(self, mass, radius):
        self.mass, self.radius = mass, radius

    @property
    def gravity(self):
        return round(6.67300e-11 * self.mass / self.radius**2, 2)


class Menu(Enum):
    _ignore_ = ["temporary"]
    temporary = "not a member"
    SOUP = "soup"
    PRICE = nonmember(5)
    SALAD = member("salad")

    @classmethod
    def _missing_(cls, value):
        return cls.SOUP if value == "broth" else None

    @staticmethod
    def _generate_next_value_(name, start, count, last):
        return name.lower()


class Words(Enum):
    def _generate_next_value_(name, start, count, last):
        return name.title() + str(count)
    ONE = auto()
    TWO = auto()


print([(p.name, p.gravity) for p in Planet], type(Planet) is EnumType, list(Menu), Menu.PRICE, Menu("broth"), list(Words))
for checks, body in (((UNIQUE,), {"A": 1, "B": 1}), ((CONTINUOUS,), {"A": 1, "B": 3}), ((UNIQUE, CONTINUOUS), {"A": 1, "B": 2})):
    try:
        print(list(verify(*checks)(IntEnum("Checked", body))))
    except ValueError as error:
        print(error)
for boundary in FlagBoundary:
    Bits = Flag("Bits", {"A": 1, "B": 2}, boundary=boundary)
    try:
        print(boundary.name, repr(Bits(5)))
    except ValueError as error:
        print(boundary.name, str(error).splitlines()[0])
Animal = Enum("Animal", "CAT DOG")
print(Animal.DOG.value, Animal("CAT" and 1), Enum("Size", [("S", 1), ("L", 9)])(9), NAMED_FLAGS.name)
print(Animal.CAT.__class__ is Animal, Animal.__members__["DOG"], Animal.CAT._name_, Animal.CAT._value_, dir(Animal)[:2])
