"""async with, several of them, and what they swallow."""
import asyncio


class Connection:
    def __init__(self, name, delay=0.1):
        self.name, self.delay = name, delay

    async def __aenter__(self):
        await asyncio.sleep(self.delay)
        print("open", self.name)
        return self

    async def __aexit__(self, kind, error, traceback):
        await asyncio.sleep(self.delay)
        print("close", self.name, repr(error))
        return kind is KeyError

    async def query(self, what):
        if what == "missing":
            raise KeyError(what)
        if what == "broken":
            raise RuntimeError(what)
        return f"{self.name}:{what}"


async def fetch(what):
    async with Connection("db") as db, Connection("cache", 0.05) as cache:
        return await db.query(what), await cache.query("hit")
    return "swallowed"


async def main():
    print(await fetch("users"))
    print(await fetch("missing"))
    try:
        await fetch("broken")
    except RuntimeError as error:
        print("escaped:", error)
    try:
        async with open:
            pass
    except TypeError as error:
        print(error)


asyncio.run(main())
