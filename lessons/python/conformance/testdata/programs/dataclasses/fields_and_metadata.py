"""Field objects, metadata, orders of comparison, and inheritance of defaults."""
from dataclasses import MISSING, Field, asdict, dataclass, field, fields, replace
from enum import Enum


class Unit(Enum):
    SECOND = "s"
    METRE = "m"


@dataclass(order=True)
class Measure:
    value: float = field(metadata={"help": "how much"})
    unit: Unit = field(default=Unit.SECOND, compare=False, metadata={"help": "of what"})
    history: list = field(default_factory=list, repr=False, compare=False)

    def __str__(self):
        return f"{self.value:g} {self.unit.value}"


@dataclass
class Named(Measure):
    name: str = "?"
    value: float = 1.0


for f in fields(Measure):
    print(isinstance(f, Field), f.name, f.type, f.default is MISSING, f.default_factory is MISSING, dict(f.metadata), f.repr, f.compare)
a, b = Measure(2), Measure(1.5, Unit.METRE)
print(a > b, max(a, b), sorted([a, b], reverse=True), f"{a}", repr(b), a == Measure(2, Unit.METRE))
print([f.name for f in fields(Named)], Named(), Named(name="n") == Named(name="n"), Named() == Measure(1.0))
print(asdict(Named(3, name="x")), asdict(a, dict_factory=lambda pairs: [k for k, _ in pairs]), replace(a, value=9).history is a.history)


@dataclass(unsafe_hash=True, match_args=False, repr=False)
class Key:
    a: int
    b: tuple = ()


print(len({Key(1), Key(1), Key(2)}), hasattr(Key, "__match_args__"), repr(Key(1)).startswith("<__main__.Key object"))
try:
    fields(5)
except TypeError as error:
    print(error)
try:
    @dataclass(order=True)
    class Broken:
        x: int

        def __lt__(self, other):
            return False
except TypeError as error:
    print(error)
