"""UserString, a cache with a limit, and a graph walked with a deque."""
from collections import OrderedDict, UserString, deque


class Shout(UserString):
    def __init__(self, text):
        super().__init__(str(text).upper())

    def bang(self):
        return self + "!"


s = Shout("hello")
print(s, s.bang(), len(s), s[1:3], s == "HELLO", s.lower(), isinstance(s, str), s.data, "ELL" in s, sorted({s: 1}))


class LRU:
    def __init__(self, size):
        self.size, self.items = size, OrderedDict()

    def get(self, key, make):
        if key in self.items:
            self.items.move_to_end(key)
            return self.items[key], "hit"
        value = self.items[key] = make(key)
        if len(self.items) > self.size:
            self.items.popitem(last=False)
        return value, "miss"


cache = LRU(2)
print([cache.get(n, lambda n: n * n) for n in (1, 2, 1, 3, 2)], list(cache.items))
GRAPH = {"a": "bc", "b": "d", "c": "de", "d": "f", "e": "f", "f": ""}


def breadth_first(start, goal):
    queue, seen = deque([(start, start)]), {start}
    while queue:
        node, path = queue.popleft()
        if node == goal:
            return path
        for nxt in GRAPH[node]:
            if nxt not in seen:
                seen.add(nxt)
                queue.append((nxt, path + nxt))
    return None


print(breadth_first("a", "f"), breadth_first("a", "e"), breadth_first("f", "a"))
window, sums = deque(maxlen=3), []
for n in range(7):
    window.append(n)
    sums.append(sum(window))
print(sums)
