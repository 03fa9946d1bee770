"""Heaps: pushing, popping, merging, and a scheduler made of one."""
import heapq
import itertools

heap = []
for n in (5, 1, 8, 3, 9, 2):
    heapq.heappush(heap, n)
print(heap, [heapq.heappop(heap) for _ in range(3)], heap)
items = [7, 2, 9, 4, 1]
heapq.heapify(items)
print(items, heapq.heappushpop(items, 0), heapq.heapreplace(items, 10), items)
print(heapq.nlargest(3, [4, 1, 7, 3, 8]), heapq.nsmallest(2, "heap"), heapq.nlargest(1, ["a", "ccc", "bb"], key=len))
print(list(heapq.merge([1, 4, 7], [2, 5], [0, 9])), list(heapq.merge("ca", "db", reverse=True)), list(heapq.merge(["a", "bbb"], ["cc"], key=len)))
biggest = [3, 1, 2]
heapq.heapify_max(biggest)
heapq.heappush_max(biggest, 5)
print(biggest, heapq.heappop_max(biggest), heapq.heapreplace_max(biggest, 0), heapq.heappushpop_max(biggest, 9), biggest)
counter = itertools.count()
queue, now = [], 0


def call_later(delay, name):
    heapq.heappush(queue, (now + delay, next(counter), name))


for delay, name in ((3, "c"), (1, "a"), (3, "d"), (2, "b")):
    call_later(delay, name)
while queue:
    now, _, name = heapq.heappop(queue)
    print(f"t={now} {name}", end="; ")
    if name == "a":
        call_later(1, "again")
print()
for attempt in (lambda: heapq.heappop([]), lambda: heapq.heappush((), 1), lambda: heapq.heapify([1, "a"])):
    try:
        attempt()
    except (IndexError, TypeError) as error:
        print(type(error).__name__, error)
