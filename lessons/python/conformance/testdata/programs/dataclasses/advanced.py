"""Dataclasses that inherit, take keywords only, have slots, and init-only values."""
from dataclasses import KW_ONLY, InitVar, asdict, dataclass, field, make_dataclass
from typing import ClassVar


@dataclass
class Base:
    ident: int
    kind: ClassVar[str] = "base"

    def label(self):
        return f"{self.kind}-{self.ident}"


@dataclass
class Job(Base):
    name: str = "job"
    _: KW_ONLY
    retries: int = 3
    delay: float = 0.5
    scale: InitVar[float] = 1.0
    total: float = field(init=False)
    kind = "job"

    def __post_init__(self, scale):
        self.total = self.retries * self.delay * scale


@dataclass(kw_only=True, slots=True)
class Options:
    verbose: bool = False
    level: int = 1


@dataclass(eq=False)
class Node:
    value: int
    children: list["Node"] = field(default_factory=list)


j = Job(7, "copy", retries=2, scale=10)
print(j, j.label(), j.total, asdict(j), Job.__mro__[1].__name__)
print(Options(level=5), hasattr(Options(), "__dict__"), Options.__slots__)
print(asdict(Node(1, [Node(2), Node(3, [Node(4)])])), Node(1) == Node(1))
Pair = make_dataclass("Pair", ["left", ("right", int, field(default=0))])
print(Pair(1), Pair(1, 2) == Pair(1, 2))
for attempt in (lambda: Job(1, "a", 5), lambda: Options(True), lambda: setattr(Options(), "other", 1)):
    try:
        attempt()
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
match j:
    case Job(ident, name):
        print("matched", ident, name)
