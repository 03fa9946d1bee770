"""Coroutines that nobody awaits, and that live as long as the program: what its
variables hold, and what hangs on the exception that ends it."""
import asyncio


async def kept():
    return 1


async def lost():
    return {"a": 1}


async def listed():
    return 2


class Holder:
    def __init__(self, coroutine):
        self.coroutine = coroutine


at_home = kept()
box = []
holder = Holder(None)


async def fill():
    box.append([listed()])
    holder.coroutine = listed()


async def main():
    data = lost()
    print(data["a"])


asyncio.run(fill())
print("filled")
asyncio.run(main())
