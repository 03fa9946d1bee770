import asyncio


class UniqueQueue(asyncio.Queue):
    def _init(self, maxsize):
        self._queue = {}

    def _put(self, item):
        self._queue[item] = None

    def _get(self):
        first = next(iter(self._queue))
        del self._queue[first]
        return first


class LoudStack(asyncio.LifoQueue):
    def _put(self, item):
        super()._put(item)
        print("put", item, self._queue)


class Peekable(asyncio.Queue):
    def peek(self):
        return self._queue[0]

    def remove(self, item):
        self._queue.remove(item)


async def main():
    unique = UniqueQueue()
    for letter in "hello":
        unique.put_nowait(letter)
    print(unique.qsize(), unique.empty(), unique)
    print([await unique.get() for _ in range(unique.qsize())], unique.empty())
    stack = LoudStack(2)
    for n in range(2):
        await stack.put(n)
    print(stack.full(), await stack.get(), stack._queue)
    peekable = Peekable()
    for n in range(4):
        peekable.put_nowait(n)
    print(peekable.peek(), peekable._queue)
    peekable.remove(1)
    peekable._queue.appendleft("first")
    print([await peekable.get() for _ in range(peekable.qsize())], peekable)
    ordered = asyncio.PriorityQueue()
    for n in (5, 1, 4):
        ordered.put_nowait(n)
    print(ordered._queue, ordered)
    mixed = asyncio.Queue()
    for thing in ("text", {"k": [None, 1.5]}, ValueError("v"), ("a", 1)):
        mixed.put_nowait(thing)
    print(mixed)
    ordered.put_nowait(0)
    print([ordered.get_nowait() for _ in range(4)], ordered._queue)


asyncio.run(main())
