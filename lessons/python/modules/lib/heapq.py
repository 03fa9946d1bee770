"""Heaps in plain lists: the smallest item, or the largest, stands first."""

from _heapq import (
    heapify, heappop, heappush, heappushpop, heapreplace,
    heapify_max, heappop_max, heappush_max, heappushpop_max, heapreplace_max,
    _siftdown, _siftdown_max, _siftup, _siftup_max,
)

# The names that these had before 3.14.
_heapify_max = heapify_max
_heappop_max = heappop_max
_heappush_max = heappush_max
_heappushpop_max = heappushpop_max
_heapreplace_max = heapreplace_max

__all__ = ['heappush', 'heappop', 'heapify', 'heapreplace', 'heappushpop',
           'heappush_max', 'heappop_max', 'heapify_max', 'heapreplace_max',
           'heappushpop_max', 'nlargest', 'nsmallest', 'merge']


def merge(*iterables, key=None, reverse=False):
    """Walk along sorted iterables as along one."""
    if reverse:
        order, make, pop, replace = -1, heapify_max, heappop_max, heapreplace_max
    else:
        order, make, pop, replace = 1, heapify, heappop, heapreplace
    heap = []
    for place, iterable in enumerate(iterables):
        following = iter(iterable).__next__
        try:
            value = following()
        except StopIteration:
            continue
        heap.append([value if key is None else key(value), place * order, value, following])
    make(heap)
    while heap:
        first = heap[0]
        yield first[2]
        try:
            value = first[3]()
        except StopIteration:
            pop(heap)
            continue
        first[0] = value if key is None else key(value)
        first[2] = value
        replace(heap, first)


def nsmallest(n, iterable, key=None):
    """The n smallest values, in order."""
    return _first(n, iterable, key, False)


def nlargest(n, iterable, key=None):
    """The n largest values, the largest first."""
    return _first(n, iterable, key, True)


def _first(n, iterable, key, reverse):
    if n == 1:
        missing = object()
        choose = max if reverse else min
        value = choose(iterable, default=missing, key=key)
        return [] if value is missing else [value]
    values = sorted(iterable, key=key, reverse=reverse)
    return values[:n] if n > 0 else []
