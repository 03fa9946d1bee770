"""A cache for coroutines: those who ask at the same time wait for one answer."""
import asyncio


class Cache:
    def __init__(self, load, lifetime):
        self.load, self.lifetime = load, lifetime
        self.entries = {}
        self.hits = self.misses = 0

    async def get(self, key):
        now = asyncio.get_running_loop().time()
        if key in self.entries and self.entries[key][0] > now:
            self.hits += 1
        else:
            self.misses += 1
            self.entries[key] = (now + self.lifetime, asyncio.create_task(self.load(key)))
        try:
            return await asyncio.shield(self.entries[key][1])
        except LookupError:
            self.entries.pop(key, None)
            raise


async def load(key):
    print("loading", key)
    await asyncio.sleep(0.2)
    if key == "bad":
        raise LookupError("no such key: bad")
    return key * 2


async def main():
    cache = Cache(load, lifetime=1)
    print(await asyncio.gather(*(cache.get(k) for k in ("a", "b", "a", "a"))), cache.hits, cache.misses)
    print(await asyncio.gather(cache.get("bad"), cache.get("bad"), return_exceptions=True))
    impatient = asyncio.create_task(cache.get("c"))
    await asyncio.sleep(0.1)
    impatient.cancel()
    print(await asyncio.gather(impatient, return_exceptions=True), await cache.get("c"))
    await asyncio.sleep(2)
    print(await cache.get("a"), cache.hits, cache.misses)


asyncio.run(main())
