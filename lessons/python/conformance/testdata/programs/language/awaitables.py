"""What can be awaited: coroutines, tasks, futures, and __await__ of one's own."""
import asyncio


class Delay:
    def __init__(self, seconds, value):
        self.seconds, self.value = seconds, value

    def __await__(self):
        print("waiting", self.seconds)
        yield from asyncio.sleep(self.seconds).__await__()
        return self.value


class Twice:
    def __await__(self):
        yield
        yield
        return "after two turns"


async def plain():
    return "coroutine"


async def main():
    print(await plain(), await Delay(0.5, "delayed"), await Twice())
    print(await asyncio.gather(Delay(0.2, "a"), Twice(), plain()))
    coro = plain()
    await coro
    for attempt in (coro, 5, plain, [plain()]):
        try:
            await attempt
        except (TypeError, RuntimeError) as error:
            print(type(error).__name__, error)
        if isinstance(attempt, list):
            attempt[0].close()


def by_hand(coro):
    try:
        coro.send(None)
    except StopIteration as stop:
        return stop.value
    return "suspended"


asyncio.run(main())
print(by_hand(plain()))
