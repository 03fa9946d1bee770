from __future__ import annotations
from __future__ import division as true_division, generator_stop
import __future__
from dataclasses import dataclass


@dataclass
class Node:
    value: int
    next: Node | None = None

    def append(self, other: NotYetKnown) -> Node:
        self.next = other
        return self


def unknown(a: Missing, *, b: list[Never.there] = 1) -> "quoted":
    return a, b


print(Node(1).append(Node(2)))
print(Node.__annotations__, Node.append.__annotations__)
print(unknown(1), unknown.__annotations__)
print(true_division, generator_stop.getMandatoryRelease())
print(__future__.annotations, __future__.annotations.compiler_flag == 1 << 24)
print(__future__.all_feature_names)
