"""Enumerations: members, values, iteration, and what they refuse."""
from enum import Enum, IntEnum, StrEnum, auto, unique


class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1

    def describe(self):
        return f"{self.name.lower()} ({self.value})"

    @classmethod
    def favourite(cls):
        return cls.GREEN


class State(Enum):
    PENDING = auto()
    RUNNING = auto()
    DONE = "done"


class Level(IntEnum):
    LOW = 10
    HIGH = 20


class Mode(StrEnum):
    READ = auto()
    WRITE = "w"


print(Color.RED, repr(Color.RED), Color.RED.name, Color.RED.value, Color(2), Color["GREEN"], Color.CRIMSON is Color.RED)
print(list(Color), len(Color), [c.describe() for c in Color], Color.favourite(), Color.RED in Color, 2 in Color, list(Color.__members__))
print(list(State), State.PENDING == 1, State.DONE is State("done"), {State.RUNNING: "r"}[State.RUNNING], type(State.DONE))
print(Level.HIGH > Level.LOW, Level.LOW + 1, sorted([Level.HIGH, Level.LOW]), Level.HIGH == 20, f"{Level.LOW}", repr(Level.LOW))
print(Mode.READ, Mode.WRITE == "w", Mode.READ.upper(), f"{Mode.WRITE:>3}", repr(Mode.READ), isinstance(Mode.READ, str))
print(Color.RED == Color.RED, Color.RED != Color.GREEN, isinstance(Color.RED, Color), hash(Color.RED) == hash(Color.RED))
for attempt in (lambda: Color(9), lambda: Color["BLUE"], lambda: Color.BLUE, lambda: setattr(Color, "RED", 5), lambda: Color.RED < Color.GREEN, lambda: State.DONE.nothing):
    try:
        attempt()
    except (ValueError, KeyError, AttributeError, TypeError) as error:
        print(type(error).__name__, error)
try:
    @unique
    class Twice(Enum):
        A = 1
        B = 1
except ValueError as error:
    print(error)
try:
    class More(Color):
        BLUE = 3
except TypeError as error:
    print(error)
