"""Signatures: of functions, classes and partials; and binding to them."""
import functools
import inspect
from dataclasses import dataclass


def order(item: str, /, count: int = 1, *extras, gift: bool = False, **notes) -> float:
    return 0.0


@dataclass
class Point:
    x: int
    y: int = 0


class Callback:
    def __call__(self, event, *, urgent=False):
        pass


def logged(f):
    @functools.wraps(f)
    def inner(*args, **kwargs):
        return f(*args, **kwargs)
    return inner


for what in order, Point, Callback(), Callback.__call__, logged(order), functools.partial(order, "pen", gift=True), lambda a, b=2: a, str.split, len:
    print(inspect.signature(what))

sig = inspect.signature(order)
for name, param in sig.parameters.items():
    print(name, param.kind.name, param.default is inspect.Parameter.empty, param.annotation, "|", param)
print(sig.return_annotation, repr(sig))

bound = sig.bind("pen", 3, "red", "blue", gift=True, to="Ana")
print(bound, bound.args, bound.kwargs)
bound = sig.bind("pen")
bound.apply_defaults()
print(bound.arguments)
for args, kwargs in [((), {}), ((), {"item": "pen"}), (("pen", 1), {"count": 2})]:
    try:
        sig.bind(*args, **kwargs)
    except TypeError as e:
        print("TypeError:", e)
print(sig.bind_partial(), inspect.signature(lambda: 0) == inspect.signature(lambda: 1))
P = inspect.Parameter
print(inspect.Signature([P("a", P.POSITIONAL_ONLY), P("b", P.KEYWORD_ONLY, default=1, annotation=int)], return_annotation=str))
print(inspect.getfullargspec(order))
try:
    inspect.Signature([P("a", P.KEYWORD_ONLY), P("b", P.POSITIONAL_ONLY)])
except ValueError as e:
    print("ValueError:", e)
