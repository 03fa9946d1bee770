"""What is a sequence, a mapping, an iterator or awaitable."""
import asyncio
from collections import abc


class Sized:
    def __len__(self):
        return 3


class Stream:
    def __aiter__(self):
        return self

    async def __anext__(self):
        raise StopAsyncIteration


async def coro():
    pass


async def agen():
    yield 1


def gen():
    yield 1


c = coro()
samples = {
    "list": [], "tuple": (), "str": "", "bytes": b"", "dict": {}, "set": set(), "range": range(2), "gen": gen(),
    "iter": iter([]), "func": gen, "sized": Sized(), "coro": c, "agen": agen(), "stream": Stream(), "int": 1,
    "keys": {}.keys(), "frozenset": frozenset(),
}
names = ["Awaitable", "Coroutine", "AsyncIterable", "AsyncIterator", "AsyncGenerator", "Callable", "Container", "Generator",
         "Hashable", "Iterable", "Iterator", "Mapping", "MutableMapping", "MutableSequence", "MutableSet", "Reversible",
         "Sequence", "Set", "Sized", "Collection", "KeysView"]
for name in names:
    print(f"{name:16}", *(label for label, value in samples.items() if isinstance(value, getattr(abc, name))))
c.close()
print(issubclass(dict, abc.Mapping), issubclass(list, abc.Hashable), issubclass(str, abc.Sequence))
try:
    abc.Iterator()
except TypeError as error:
    print(error)
asyncio.run(coro())
