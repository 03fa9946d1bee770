"""Protocols of one method, kinds of files, and the tools of checkers."""
import io
import typing
from typing import IO, BinaryIO, ForwardRef, ParamSpec, ParamSpecArgs, ParamSpecKwargs, SupportsAbs, SupportsBytes, SupportsComplex, SupportsRound, TextIO


class Money:
    def __init__(self, cents):
        self.cents = cents

    def __abs__(self):
        return Money(abs(self.cents))

    def __round__(self, digits=0):
        return round(self.cents / 100, digits)

    def __bytes__(self):
        return str(self.cents).encode()

    def __complex__(self):
        return NotImplemented


for value in (Money(-250), -2.5, b"bytes", "text"):
    print(type(value).__name__, [isinstance(value, kind) for kind in (SupportsAbs, SupportsRound, SupportsBytes, SupportsComplex)])
print(abs(Money(-250)).cents, round(Money(-255), 1), bytes(Money(7)))
print(SupportsAbs[int], SupportsRound[float], typing.is_protocol(SupportsBytes), sorted(typing.get_protocol_members(SupportsComplex)))


def copy(source: TextIO, target: IO[str]) -> BinaryIO | None:
    target.write(source.read())


target = io.StringIO()
copy(io.StringIO("text"), target)
print(target.getvalue(), typing.get_type_hints(copy), IO[bytes], issubclass(BinaryIO, IO), isinstance(target, TextIO))

P = ParamSpec("P")
print(P.args, P.kwargs, isinstance(P.args, ParamSpecArgs), isinstance(P.kwargs, ParamSpecKwargs), P.args.__origin__ is P)
print(P.args == ParamSpecArgs(P), P.args == P.kwargs)
reference = ForwardRef("list[Money]")
print(typing.evaluate_forward_ref(reference, globals=globals()), typing.evaluate_forward_ref(ForwardRef("int | str")))
try:
    typing.evaluate_forward_ref(ForwardRef("Nowhere"))
except NameError as error:
    print(error)
