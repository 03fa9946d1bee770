"""More of typing's names: for generics, dictionaries and checkers."""
import typing
from typing import (AnyStr, Concatenate, ContextManager, DefaultDict, Deque, ForwardRef, FrozenSet, Iterator, LiteralString, Mapping, Never,
                    NotRequired, ParamSpec, ReadOnly, Required, Sequence, SupportsFloat, SupportsInt, SupportsIndex, Text, TypeAliasType,
                    TypedDict, TypeGuard, TypeIs, TypeVarTuple, Unpack)

P = ParamSpec("P")
Ts = TypeVarTuple("Ts")
Names = TypeAliasType("Names", list[str])
print(AnyStr, P, Ts, Unpack[Ts], P.args, P.kwargs, Names, Names.__value__, Text is str, ForwardRef("X").__forward_arg__)
print(Concatenate[int, P], TypeGuard[int], TypeIs[str], Never, LiteralString, Deque[int], DefaultDict[str, int], FrozenSet[int])
print(Sequence[int], Mapping[str, int], Iterator[int], ContextManager[int])
print(isinstance(3, SupportsInt), isinstance("3", SupportsInt), isinstance(3.5, SupportsFloat), isinstance(True, SupportsIndex))


class Movie(TypedDict):
    title: Required[str]
    year: NotRequired[int]
    ident: ReadOnly[int]


print(sorted(Movie.__required_keys__), sorted(Movie.__optional_keys__), typing.is_typeddict(Movie), typing.is_typeddict(dict))


class Named(typing.Protocol):
    name: str

    def rename(self, name: str) -> None: ...


print(typing.is_protocol(Named), sorted(typing.get_protocol_members(Named)), typing.assert_type(5, int))


@typing.overload
def pick(x: int) -> int: ...
@typing.overload
def pick(x: str) -> str: ...
def pick(x):
    return x


print(len(typing.get_overloads(pick)), pick(3))
typing.clear_overloads()


@typing.no_type_check
def unchecked(x: "nonsense!!") -> 5:
    return x


@typing.dataclass_transform()
def model(cls):
    return cls


print(unchecked(1), typing.get_overloads(pick), model(int), typing.NoDefault, typing.reveal_type([1]), typing.Generic[AnyStr])
