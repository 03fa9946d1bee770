"""What must come before what."""

from types import GenericAlias

__all__ = ["TopologicalSorter", "CycleError"]


class CycleError(ValueError):
    """There is no order: some come before themselves."""


class TopologicalSorter:
    """Puts nodes in an order in which each comes after those it depends on."""

    def __init__(self, graph=None):
        self._before = {}  # by node, how many it waits for
        self._after = {}  # by node, those that wait for it
        self._ready = None
        self._given, self._done = {}, 0
        for node, predecessors in (graph or {}).items():
            self.add(node, *predecessors)

    def _know(self, node):
        if node not in self._before:
            self._before[node] = 0
            self._after[node] = []

    def add(self, node, *predecessors):
        if self._ready is not None:
            raise ValueError("Nodes cannot be added after a call to prepare()")
        self._know(node)
        self._before[node] += len(predecessors)
        for other in predecessors:
            self._know(other)
            self._after[other].append(node)

    def prepare(self):
        if self._given or self._done:
            raise ValueError("cannot prepare() after starting iteration")
        if self._ready is None:
            self._ready = [node for node, n in self._before.items() if n == 0]
            cycle = self._cycle()
            if cycle:
                raise CycleError("nodes are in a cycle", cycle)

    def get_ready(self):
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        ready, self._ready = tuple(self._ready), []
        self._given.update(dict.fromkeys(ready, True))
        return ready

    def is_active(self):
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        return bool(self._ready) or self._done < len(self._given)

    def __bool__(self):
        return self.is_active()

    def done(self, *nodes):
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        for node in nodes:
            if node not in self._before:
                raise ValueError(f"node {node!r} was not added using add()")
            if node not in self._given:
                raise ValueError(f"node {node!r} was not passed out (still not ready)")
            if not self._given[node]:
                raise ValueError(f"node {node!r} was already marked done")
            self._given[node] = False
            self._done += 1
            for other in self._after[node]:
                self._before[other] -= 1
                if self._before[other] == 0:
                    self._ready.append(other)

    def _cycle(self):
        """Nodes that come each before the next, and the last before the first; None if there are none."""
        seen, stack, place = set(), [], {}
        for start in self._before:
            node, ways = start, []
            while True:
                if node in seen:
                    if node in place:
                        return stack[place[node]:] + [node]
                else:
                    seen.add(node)
                    ways.append(iter(self._after[node]))
                    place[node] = len(stack)
                    stack.append(node)
                while stack:
                    following = next(ways[-1], _end)
                    if following is not _end:
                        break
                    del place[stack.pop()]
                    ways.pop()
                else:
                    break
                node = following
        return None

    def static_order(self):
        self.prepare()
        while self.is_active():
            ready = self.get_ready()
            yield from ready
            self.done(*ready)

    __class_getitem__ = classmethod(GenericAlias)


_end = object()
