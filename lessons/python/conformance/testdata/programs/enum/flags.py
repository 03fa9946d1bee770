"""Flags: combined, tested and listed."""
from enum import Flag, IntFlag, auto


class Permission(Flag):
    READ = auto()
    WRITE = auto()
    EXECUTE = auto()
    ALL = READ | WRITE | EXECUTE


class Event(IntFlag):
    IN = 1
    OUT = 4


both = Permission.READ | Permission.WRITE
print(both, repr(both), both.value, both.name, Permission.READ in both, Permission.EXECUTE in both)
print(both & Permission.READ, both ^ Permission.READ, ~both, Permission.ALL, bool(both & Permission.EXECUTE), Permission(0))
print(list(both), len(both), [p.name for p in Permission], Permission(5), Permission.ALL == Permission(7))
print(Event.IN | Event.OUT, Event.IN | 2, Event(5) == 5, repr(Event.IN), Event.IN + 1, Event.OUT & 4)
try:
    Permission(8)
except ValueError as error:
    print(str(error).splitlines()[0])
mask = Permission(0)
for p in (Permission.READ, Permission.EXECUTE):
    mask |= p
print(mask, mask == Permission.READ | Permission.EXECUTE)
