"""A cache of locks, a set of tasks and notes on sessions, none of which holds them."""
import asyncio
import weakref


class Session:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"Session({self.name!r})"


class LockCache:
    def __init__(self):
        self.locks = weakref.WeakValueDictionary()

    def get(self, key):
        return self.locks.setdefault(key, asyncio.Lock())


async def work(cache, key):
    lock = cache.get(key)
    async with lock:
        await asyncio.sleep(0.1)
        return key, len(cache.locks)


async def main():
    cache, alive = LockCache(), weakref.WeakSet()
    tasks = [asyncio.create_task(work(cache, key)) for key in "aab"]
    alive.update(tasks)
    print(len(alive), tasks[0] in alive, sorted(cache.locks))
    print(await asyncio.gather(*tasks))
    print(list(cache.locks.items()), "a" in cache.locks, cache.locks.get("a", "none"))
    notes = weakref.WeakKeyDictionary()
    sessions = [Session("x"), Session("y")]
    for s in sessions:
        notes[s] = s.name * 2
    print(len(notes), notes[sessions[0]], sessions[1] in notes, sorted(notes.values()))
    del s
    sessions.pop()
    print(len(notes), list(notes.items()), notes.pop(sessions[0]), len(notes))


asyncio.run(main())
