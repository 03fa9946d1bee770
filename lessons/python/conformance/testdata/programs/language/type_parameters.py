"""Type aliases and type parameters, of functions and classes."""
from typing import TypeVar, Generic

type Pair[T] = tuple[T, T]
type Number = int | float
type Tree = list["Tree"] | int


def first[T](items: list[T]) -> T:
    return items[0]


def call[**P, R](fn, *args: P.args, **kwargs: P.kwargs) -> R:
    return fn(*args, **kwargs)


class Stack[T]:
    def __init__(self) -> None:
        self.items: list[T] = []

    def push(self, item: T) -> "Stack[T]":
        self.items.append(item)
        return self

    def pop(self) -> T:
        return self.items.pop()


print(first([1, 2]), call(max, 3, 9), Stack[int]().push(1).push(2).pop())
print(Pair, Number.__value__, Pair.__type_params__, Pair[int])
print(first.__type_params__, Stack.__type_params__, Stack[str], Stack.__mro__[1].__name__)


class Bounded[N: (int, float), S: str = str]:
    pass


n, s = Bounded.__type_params__
print(n.__name__, n.__constraints__, s.__bound__, s.__default__)
K = TypeVar("K")


class Box(Generic[K]):
    def __init__(self, value: K):
        self.value = value


print(Box[int](5).value, Box.__parameters__, K.__name__)
