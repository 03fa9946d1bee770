"""deque and OrderedDict."""
from collections import OrderedDict, deque

d = deque([1, 2, 3])
d.append(4)
d.appendleft(0)
d.extend([5, 6])
d.extendleft([-1, -2])
print(d, d.pop(), d.popleft(), len(d), d[0], d[-1], 3 in d, d.index(3), d.count(2))
d.rotate(2)
print(d)
d.rotate(-1)
d.reverse()
d.insert(1, "x")
d.remove("x")
del d[0]
d[0] = "first"
print(d, list(reversed(d)), d.copy() == d, deque("ab") + deque("c"), deque("ab") * 2)
last = deque(maxlen=3)
for n in range(6):
    last.append(n)
print(last, last.maxlen, deque([1, 2]) < deque([1, 3]), bool(deque()))
last.appendleft(9)
print(last)
last.clear()
for attempt in (last.pop, last.popleft, lambda: last.remove(1), lambda: last[0], lambda: deque(maxlen=-1), lambda: deque([1, 2], 2).insert(0, 3)):
    try:
        attempt()
    except (IndexError, ValueError) as error:
        print(type(error).__name__, error)
o = OrderedDict(a=1, b=2, c=3)
o.move_to_end("a")
o.move_to_end("c", last=False)
print(o, o.popitem(), o.popitem(last=False), list(o), OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1) == {"a": 1})
cache = OrderedDict()
for key in "abcab":
    cache[key] = cache.pop(key, 0) + 1
    if len(cache) > 2:
        cache.popitem(last=False)
print(cache, list(reversed(cache)))
