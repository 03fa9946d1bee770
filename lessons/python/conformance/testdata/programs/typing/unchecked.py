"""What tells checkers not to look, and how that is seen."""
import typing
import warnings
from typing import no_type_check

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")

    @typing.no_type_check_decorator
    def traced(function):
        def wrapper(*args):
            print("call", args)
            return function(*args)
        return wrapper


print([(w.category.__name__, str(w.message)) for w in caught])


@traced
def double(x: "no annotation at all !") -> int:
    return 2 * x


print(double(4), getattr(double, "__no_type_check__", False), typing.get_type_hints(double))


@no_type_check
class Loose:
    size: "nonsense !!" = 3

    def method(self, x: "more of it"):
        return x


print(typing.get_type_hints(Loose), Loose.__no_type_check__, Loose.method.__no_type_check__, Loose().method(1))
