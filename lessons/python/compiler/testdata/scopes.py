"""Prints what CPython makes of the names in a program: a line for each code object."""
import inspect
import sys
import types
import warnings

warnings.simplefilter("ignore")
KINDS = {inspect.CO_GENERATOR: "generator", inspect.CO_COROUTINE: "coroutine", inspect.CO_ASYNC_GENERATOR: "async generator"}


def lines(code):
    kind = next((k for flag, k in KINDS.items() if code.co_flags & flag), "plain")
    stars = "*" * bool(code.co_flags & inspect.CO_VARARGS) + "+" * bool(code.co_flags & inspect.CO_VARKEYWORDS)
    yield (
        f"{code.co_qualname} {code.co_firstlineno} {kind} {code.co_posonlyargcount} {code.co_argcount}"
        f" {code.co_kwonlyargcount}{stars} cells {sorted(code.co_cellvars)} frees {sorted(code.co_freevars)}"
    )
    for k in code.co_consts:
        if isinstance(k, types.CodeType):
            yield from lines(k)


for path in sys.argv[1:]:
    with open(path, "rb") as f:
        try:
            code = compile(f.read(), path, "exec")
        except (SyntaxError, ValueError):
            continue
    with open(path + ".scopes" if len(sys.argv) == 2 else path.replace("/", "_") + ".scopes", "w") as out:
        print(*sorted(set(lines(code))), sep="\n", file=out)
