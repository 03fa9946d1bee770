"""Enumerations that are written otherwise, and checks of what they hold."""
import enum
import sys
from enum import EnumCheck, EnumDict, EnumMeta, EnumType, IntEnum, ReprEnum, global_enum, global_enum_repr, global_flag_repr, global_str, verify


class Unit(str, ReprEnum):
    METRE = "m"
    SECOND = "s"


print(Unit.METRE, repr(Unit.METRE), f"{Unit.SECOND:>3}", Unit.METRE + Unit.SECOND, Unit("s") is Unit.SECOND)


@global_enum
class Level(IntEnum):
    LOW = 1
    HIGH = 10


print(LOW, repr(HIGH), Level.LOW is LOW, repr(Level(10)), sys.modules[__name__].HIGH == 10)


class Colour(enum.Flag):
    RED = 1
    BLUE = 2


print(global_enum_repr(Level.HIGH), global_flag_repr(Colour.RED | Colour.BLUE), global_str(Level.LOW), global_flag_repr(Colour(0)))
print(list(EnumCheck), EnumCheck("no skipped integer values") is enum.CONTINUOUS)
for check, members in ((enum.UNIQUE, {"A": 1, "B": 1}), (enum.CONTINUOUS, {"A": 1, "C": 4}), (EnumCheck.NAMED_FLAGS, {"A": 1, "AB": 7})):
    kind = enum.Flag if check is EnumCheck.NAMED_FLAGS else enum.Enum
    try:
        verify(check)(kind("Checked", members))
    except ValueError as error:
        print(check.name, "-", error)
print(EnumMeta is EnumType, type(Level) is EnumMeta, isinstance(Level, EnumType), issubclass(Level, ReprEnum))

members = EnumDict("Made")
members["ONE"] = 1
members["TWO"] = 2
members["helper"] = lambda self: self.value * 2
print(members.member_names, dict(members)["TWO"])
try:
    members["ONE"] = 3
except TypeError as error:
    print(error)
print(enum.pickle_by_global_name(Level.LOW, 4), [part if isinstance(part, tuple) else part.__name__ for part in enum.pickle_by_enum_name(Colour.RED, 4)])
