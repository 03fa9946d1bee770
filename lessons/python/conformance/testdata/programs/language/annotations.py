"""Annotations are kept, evaluated late, and change nothing."""
from typing import get_type_hints

answer: int = 42
declared: str
print(answer, "declared" in globals())


class Task:
    name: str
    priority: int = 1
    parent: "Task | None" = None

    def run(self, times: int, *args: float, verbose: bool = False, **kw: str) -> list[int]:
        total: int
        return [times]


print(Task.__annotations__)
print(Task.run.__annotations__)
print(get_type_hints(Task)["parent"], Task().run("not checked"))


def later(a: Undefined, b: print("never printed") = 1) -> None:
    local: AlsoUndefined = a
    return local


print(later("runs"))
try:
    later.__annotations__
except NameError as error:
    print("evaluated only now:", error)
x: list[dict[str, int]] = []
(y): int = 1
box = {}
box["key"]: int = 3
print(x, y, box, list[int], dict[str, tuple[int, ...]], int | None)
