"""Exception groups, made and parted by except*."""


def fail():
    raise ExceptionGroup("several", [
        ValueError("bad value"),
        TypeError("bad type"),
        ExceptionGroup("deeper", [OSError("disk"), ValueError("another")]),
    ])


try:
    fail()
except* ValueError as group:
    print("values:", group.message, [str(e) for e in group.exceptions])
    print(group.exceptions[1].message, group.exceptions[1].exceptions)
except* (TypeError, OSError) as group:
    print("others:", repr(group))

try:
    try:
        fail()
    except* ValueError:
        print("only the values are handled")
except ExceptionGroup as rest:
    print(rest, [repr(e) for e in rest.exceptions])

try:
    raise KeyError("alone")
except* KeyError as group:
    print(repr(group))

group = ExceptionGroup("g", [ValueError(1), KeyError(2), ValueError(3)])
match, rest = group.split(ValueError)
print(repr(match), repr(rest), group.subgroup(lambda e: e.args == (3,)))
print(group.derive([OSError()]), isinstance(group, Exception))
try:
    ExceptionGroup("empty", [])
except ValueError as error:
    print(error)
try:
    try:
        raise ExceptionGroup("x", [ValueError(1)])
    except* ValueError:
        raise RuntimeError("new")
except* RuntimeError as group:
    print(repr(group.exceptions), repr(group.exceptions[0].__context__))
