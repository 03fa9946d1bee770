"""The names of typing, which all do nothing when they run."""
import typing
from typing import (Annotated, Any, Awaitable, Callable, ClassVar, Dict, Final, Generic, Iterable, List, Literal,
                    NamedTuple, NoReturn, Optional, Set, Tuple, Type, TypedDict, TypeVar, Union, cast)

T = TypeVar("T", bound=int)
UserId = typing.NewType("UserId", int)
Handler = Callable[[int, str], Awaitable[None]]
print(Optional[int], Union[int, str], Union[int, int], Optional[Union[str, None]], int | None == Optional[int])
print(List[int], Dict[str, Any], Tuple[int, ...], Set[str], Type[int], Iterable[T], Handler)
print(Literal["a", 1], Annotated[int, "positive"], Final[int], ClassVar[str], Any, NoReturn, T, UserId, UserId(5) + 1)


class Employee(NamedTuple):
    name: str
    id: int = 3


class Movie(TypedDict, total=False):
    title: str
    year: int


class Box(Generic[T]):
    def __init__(self, value: T) -> None:
        self.value = value


e = Employee("Ana")
print(e, e.id, e._fields, Employee.__annotations__, Movie(title="x"), Movie.__total__, type(Movie(year=1)))
print(Box[int], Box[int](3).value, cast(str, 5), typing.TYPE_CHECKING, typing.get_origin(List[int]), typing.get_args(Dict[str, int]))
print(typing.get_origin(int | str), typing.get_args(Callable[[int], str]), typing.get_args(int))


@typing.overload
def twice(x: int) -> int: ...
@typing.overload
def twice(x: str) -> str: ...
def twice(x):
    return x * 2


@typing.final
class Last:
    pass


print(twice(2), twice("a"), Last.__final__, typing.get_type_hints(Box.__init__))
for attempt in (lambda: Union[()], lambda: Optional[1, 2], lambda: List[int, str], lambda: isinstance(1, List[int]), lambda: typing.assert_never(1)):
    try:
        attempt()
    except (TypeError, AssertionError) as error:
        print(type(error).__name__, error)
