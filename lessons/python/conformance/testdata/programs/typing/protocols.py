"""Protocols, self types and annotations of asynchronous code."""
import asyncio
from typing import AsyncIterator, Coroutine, Protocol, Self, TypeAlias, Unpack, TypedDict, override, runtime_checkable
Result: TypeAlias = dict[str, float]


@runtime_checkable
class Closeable(Protocol):
    def close(self) -> None: ...


class File:
    def close(self) -> None:
        print("closed")


class Builder:
    def __init__(self) -> None:
        self.parts: list[str] = []

    def add(self, part: str) -> Self:
        self.parts.append(part)
        return self

    def build(self) -> str:
        return "+".join(self.parts)


class Loud(Builder):
    @override
    def build(self) -> str:
        return super().build().upper()


class Options(TypedDict):
    seconds: float


async def ticks(n: int, **options: Unpack[Options]) -> AsyncIterator[int]:
    for i in range(n):
        await asyncio.sleep(options["seconds"])
        yield i


def start(coro: Coroutine[None, None, int]) -> "asyncio.Task[int]":
    return asyncio.ensure_future(coro)


async def main() -> Result:
    async def total() -> int:
        return sum([i async for i in ticks(4, seconds=0.1)])
    return {"total": await start(total())}


print(isinstance(File(), Closeable), isinstance(3, Closeable), Loud().add("a").add("b").build(), Loud.build.__override__)
print(asyncio.run(main()))
try:
    Closeable()
except TypeError as error:
    print(error)
