"""Type parameters that have defaults, and aliases that are copied."""
from typing import Annotated, Concatenate, Callable, Generic, NoDefault, ParamSpec, TypeVar, TypeVarTuple, Unpack, get_type_hints

T = TypeVar("T", default=int)
U = TypeVar("U")
P = ParamSpec("P", default=[str, int])
Ts = TypeVarTuple("Ts", default=Unpack[tuple[int, str]])
for parameter in (T, U, P, Ts):
    print(parameter, parameter.has_default(), parameter.__default__ is NoDefault or parameter.__default__)


class Box(Generic[U, T]):
    content: T


print(Box[str], Box[str, bytes], Box.__parameters__)
for wrong in ((T, U), (U, Unpack[Ts], T), (U, U)):
    try:
        Generic[wrong]
    except TypeError as error:
        print(error)


class Kept[A = list[int], **C = [bytes]]:
    pass


print(Kept.__type_params__, [p.has_default() for p in Kept.__type_params__], Kept.__type_params__[0].__default__)
length = Annotated[int, "metres"]
print(length.copy_with((float,)), list[U][str], Callable[Concatenate[int, P], U].__args__)


def area(side: length) -> Annotated[float, "square", "metres"]:
    return side * side


print(get_type_hints(area), get_type_hints(area, include_extras=True))
