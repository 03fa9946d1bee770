"""match: literals, sequences, mappings, classes, guards and captures."""
from dataclasses import dataclass


@dataclass
class Click:
    x: int
    y: int
    button: str = "left"


class Key:
    __match_args__ = ("name",)

    def __init__(self, name):
        self.name = name


LIMIT = 100


def describe(event):
    match event:
        case None:
            return "nothing"
        case True | False:
            return "a switch"
        case int(n) if n > LIMIT:
            return f"big {n}"
        case int() | float() as number:
            return f"number {number}"
        case "quit" | "exit":
            return "leave"
        case str() as text:
            return f"text of {len(text)}"
        case []:
            return "empty"
        case [first, *middle, last] if first == last:
            return f"framed by {first}, {len(middle)} inside"
        case ["go", direction, *_]:
            return f"go {direction}"
        case (x, (y, z)):
            return f"nested {x} {y} {z}"
        case {"type": "user", "name": str(name), **rest}:
            return f"user {name} {rest}"
        case Click(x=0, y=0):
            return "click at origin"
        case Click(x, y, button="right"):
            return f"menu at {x},{y}"
        case Click() | Key("Enter"):
            return "act"
        case _:
            return f"other {type(event).__name__}"


for event in (None, True, 1, 500, 2.5, "exit", "hello", [], ["a"], [1, 2, 1], ("go", "north", 3), (1, [2, 3]),
              {"type": "user", "name": "Ana", "age": 3}, {"type": "user"}, Click(0, 0), Click(1, 2, "right"),
              Click(5, 5), Key("Enter"), Key("Esc"), {1}, b"xy"):
    print(describe(event))
