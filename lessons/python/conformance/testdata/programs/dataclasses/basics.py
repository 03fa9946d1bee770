"""Dataclasses: fields, defaults, comparison, replacing and freezing."""
from dataclasses import FrozenInstanceError, asdict, astuple, dataclass, field, fields, is_dataclass, replace


@dataclass
class Player:
    name: str
    age: int = 20
    tags: list[str] = field(default_factory=list)
    secret: str = field(default="x", repr=False, compare=False)
    score: float = field(init=False, default=0.0)

    def __post_init__(self):
        self.name = self.name.title()


@dataclass(frozen=True, order=True)
class Point:
    x: int
    y: int = 0


a, b = Player("ana"), Player("ana", secret="y")
a.tags.append("new")
print(a, b, a == b, a.tags is b.tags, is_dataclass(a), is_dataclass(int))
print([f.name for f in fields(Player)], [f.default for f in fields(Point)][1])
print(asdict(a), astuple(Point(1, 2)), replace(a, age=30), Player.__match_args__)
p = Point(1, 2)
print(p < Point(1, 3), sorted([Point(2), Point(1, 5)]), hash(p) == hash(Point(1, 2)), {p: "key"}[Point(1, 2)], replace(p, y=9))
for attempt in (lambda: setattr(p, "x", 5), lambda: Player(), lambda: Point(1, 2, 3), lambda: hash(a), lambda: a < b, lambda: replace(a, score=1)):
    try:
        attempt()
    except (FrozenInstanceError, TypeError, ValueError) as error:
        print(type(error).__name__, error)
try:
    @dataclass
    class Wrong:
        items: list = []
except ValueError as error:
    print(error)
try:
    @dataclass
    class Order:
        a: int = 1
        b: int
except TypeError as error:
    print(error)
