"""References that do not hold: to sessions, cached locks and tasks."""
import asyncio
import weakref


class Session:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"Session({self.name!r})"

    def hello(self):
        return "hello from " + self.name


def plain():
    one = Session("one")
    r = weakref.ref(one)
    print(r() is one, r().name, r == weakref.ref(one), hash(r) == hash(one), type(r).__name__)
    method = weakref.WeakMethod(one.hello)
    print(method()())
    del one
    print(r(), method())
    for wrong in 5, "text", [], {}, (), None, ValueError():
        try:
            weakref.ref(wrong)
        except TypeError as e:
            print(e)


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


plain()
asyncio.run(main())
group = weakref.WeakSet()
kept = Session("kept")
group.add(kept)
group.add(Session("dropped"))
print(list(group), weakref.ref(kept) is weakref.ref(kept), kept in group, group.union([kept]) == group)
group.discard(kept)
print(len(group), bool(group))
