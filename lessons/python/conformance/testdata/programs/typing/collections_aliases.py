"""typing's older names of the collections: aliases that can be subscripted and compared."""
import collections
import collections.abc
import re
import typing
from typing import (AbstractSet, AsyncContextManager, AsyncGenerator, AsyncIterable, ChainMap, Collection, Container, Counter, Generator,
                    Hashable, ItemsView, KeysView, MappingView, Match, MutableMapping, MutableSequence, MutableSet, OrderedDict, Pattern,
                    Reversible, Sized, ValuesView)

for alias in (AbstractSet, AsyncIterable, ChainMap, Collection, Container, Counter, ItemsView, KeysView, MappingView, MutableMapping,
              MutableSequence, MutableSet, OrderedDict, Reversible, ValuesView):
    print(alias, "->", typing.get_origin(alias).__qualname__)
print(Hashable, Sized, Match[str], Pattern[bytes])
print(Generator[int, str, None], AsyncGenerator[int, str], AsyncContextManager[str])
print(Counter[str], ChainMap[str, int], OrderedDict[str, int], MutableMapping[str, list[int]], ItemsView[str, int])
print(MutableSet[int] == typing.MutableSet[int], AbstractSet[int] == collections.abc.Set[int], AbstractSet[int].__args__)
for value, kinds in {(): (Hashable, Sized, Reversible), 5: (Hashable, Sized, Container), "text": (Collection, Reversible, MutableSequence)}.items():
    print(repr(value), [isinstance(value, kind) for kind in kinds])
print(issubclass(dict, MutableMapping), issubclass(list, MutableSequence), issubclass(frozenset, MutableSet), isinstance(re.compile("a"), Pattern))
print(isinstance({}.keys(), KeysView), isinstance({}.values(), ValuesView), isinstance({}.items(), MappingView), isinstance(re.match("a", "a"), Match))
counted = Counter("abracadabra")
print(type(counted) is collections.Counter, counted.most_common(2), type(OrderedDict(a=1)) is collections.OrderedDict)
for attempt in (lambda: isinstance([], MutableSequence[int]), lambda: Hashable[int], lambda: KeysView[int, str], lambda: Collection()):
    try:
        print(attempt())
    except TypeError as error:
        print("TypeError:", error)


def countdown(n: int) -> Generator[int, None, str]:
    while n:
        yield n
        n -= 1
    return "done"


print(typing.get_type_hints(countdown), list(countdown(3)))
