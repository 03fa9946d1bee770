"""References that do not keep their objects alive.

There is no moment here at which the last other reference goes. Instead, whoever
asks has Go's collector look first; so there are no callbacks and no finalizers.
"""

from collections.abc import MutableMapping, MutableSet
from types import GenericAlias
from _weakref import ReferenceType, let_go as _let_go, peek as _peek

__all__ = ["ref", "WeakKeyDictionary", "ReferenceType", "ReferenceTypes", "WeakValueDictionary", "WeakSet", "WeakMethod"]

ref = ReferenceType
ReferenceTypes = ReferenceType,  # without proxies, which there are none of


class WeakMethod:
    """A reference to a method, which is there as long as its object is."""

    def __init__(self, meth, callback=None):
        try:
            obj, func = meth.__self__, meth.__func__
        except AttributeError:
            raise TypeError(f"argument should be a bound method, not {type(meth)}") from None
        self._obj, self._func, self._type = ref(obj, callback), ref(func), type(meth)

    def __call__(self):
        obj, func = self._obj(), _peek(self._func)
        return None if obj is None or func is None else self._type(func, obj)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        mine, others = self(), other()
        return self is other if mine is None or others is None else mine == others

    def __hash__(self):
        return hash((self._obj, self._func))


class WeakSet(MutableSet):
    """A set whose elements are there as long as somebody else holds them."""

    __module__ = "_weakrefset"

    def __init__(self, data=None):
        self._refs = {}
        if data is not None:
            self.update(data)

    def _alive(self):
        """The elements that are still there."""
        _let_go()
        alive = {r: obj for r in self._refs if (obj := _peek(r)) is not None}
        if len(alive) < len(self._refs):
            self._refs = dict.fromkeys(alive)
        return list(alive.values())

    def __iter__(self):
        return iter(self._alive())

    def __len__(self):
        return len(self._alive())

    def __contains__(self, item):
        try:
            return ref(item) in self._refs
        except TypeError:
            return False

    def __reduce__(self):
        return type(self), (list(self),)

    def add(self, item):
        self._refs[ref(item)] = None

    def clear(self):
        self._refs.clear()

    def copy(self):
        return type(self)(self)

    __copy__ = copy

    def pop(self):
        alive = self._alive()
        if not alive:
            raise KeyError("pop from empty WeakSet")
        item = alive[-1]
        self.discard(item)
        return item

    def remove(self, item):
        del self._refs[ref(item)]

    def discard(self, item):
        self._refs.pop(ref(item), None)

    def update(self, other):
        for item in other:
            self.add(item)

    def __ior__(self, other):
        self.update(other)
        return self

    def difference(self, other):
        return type(self)(item for item in self if item not in other)

    __sub__ = difference

    def difference_update(self, other):
        for item in list(other):
            self.discard(item)

    def __isub__(self, other):
        self.difference_update(other)
        return self

    def intersection(self, other):
        return type(self)(item for item in other if item in self)

    __and__ = intersection

    def intersection_update(self, other):
        kept = self.intersection(other)
        self._refs = kept._refs

    def __iand__(self, other):
        self.intersection_update(other)
        return self

    def issubset(self, other):
        return set(self).issubset(other)

    __le__ = issubset

    def __lt__(self, other):
        return set(self) < set(other)

    def issuperset(self, other):
        return set(self).issuperset(other)

    __ge__ = issuperset

    def __gt__(self, other):
        return set(self) > set(other)

    def __eq__(self, other):
        return set(self) == set(other) if isinstance(other, type(self)) else NotImplemented

    def symmetric_difference(self, other):
        return type(self)(set(self) ^ set(other))

    __xor__ = symmetric_difference

    def symmetric_difference_update(self, other):
        self._refs = self.symmetric_difference(other)._refs

    def __ixor__(self, other):
        self.symmetric_difference_update(other)
        return self

    def union(self, other):
        return type(self)(item for s in (self, other) for item in s)

    __or__ = union

    def isdisjoint(self, other):
        return not self.intersection(other)

    def __repr__(self):
        self._alive()
        return repr(set(self._refs))

    __class_getitem__ = classmethod(GenericAlias)


class WeakValueDictionary(MutableMapping):
    """A mapping whose values are there as long as somebody else holds them."""

    def __init__(self, other=(), /, **kw):
        self.data = {}
        self.update(other, **kw)

    def _alive(self):
        _let_go()
        alive = {key: obj for key, r in self.data.items() if (obj := _peek(r)) is not None}
        if len(alive) < len(self.data):
            self.data = {key: self.data[key] for key in alive}
        return alive

    def __getitem__(self, key):
        obj = self.data[key]()
        if obj is None:
            raise KeyError(key)
        return obj

    def __setitem__(self, key, value):
        self.data[key] = ref(value)

    def __delitem__(self, key):
        del self.data[key]

    def __contains__(self, key):
        return key in self.data and self.data[key]() is not None

    def __len__(self):
        return len(self._alive())

    def __iter__(self):
        return iter(list(self._alive()))

    keys = __iter__

    def values(self):
        return iter(list(self._alive().values()))

    def items(self):
        return iter(list(self._alive().items()))

    def valuerefs(self):
        return list(self.data.values())

    def copy(self):
        return type(self)(self._alive())

    __copy__ = copy

    def get(self, key, default=None):
        obj = self.data[key]() if key in self.data else None
        return default if obj is None else obj

    def pop(self, key, *args):
        obj = self.data.pop(key)() if key in self.data else None
        if obj is not None:
            return obj
        if args:
            return args[0]
        raise KeyError(key)

    def setdefault(self, key, default=None):
        obj = self.get(key)
        if obj is None:
            self[key] = obj = default
        return obj

    def update(self, other=(), /, **kw):
        for key, value in dict(other, **kw).items():
            self[key] = value

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x}>"


class WeakKeyDictionary(MutableMapping):
    """A mapping whose keys are there as long as somebody else holds them."""

    def __init__(self, dict=None):
        self.data = {}
        if dict is not None:
            self.update(dict)

    def _alive(self):
        _let_go()
        alive = [(r, obj) for r in self.data if (obj := _peek(r)) is not None]
        if len(alive) < len(self.data):
            self.data = {r: self.data[r] for r, _ in alive}
        return [(obj, self.data[r]) for r, obj in alive]

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __setitem__(self, key, value):
        self.data[ref(key)] = value

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __contains__(self, key):
        try:
            return ref(key) in self.data
        except TypeError:
            return False

    def __len__(self):
        return len(self._alive())

    def __iter__(self):
        return iter([key for key, _ in self._alive()])

    keys = __iter__

    def values(self):
        return iter([value for _, value in self._alive()])

    def items(self):
        return iter(self._alive())

    def keyrefs(self):
        return list(self.data)

    def copy(self):
        made = type(self)()
        for key, value in self._alive():
            made[key] = value
        return made

    __copy__ = copy

    def get(self, key, default=None):
        return self.data.get(ref(key), default)

    def pop(self, key, *args):
        return self.data.pop(ref(key), *args)

    def popitem(self):
        key, value = self._alive()[-1]
        del self[key]
        return key, value

    def setdefault(self, key, default=None):
        return self.data.setdefault(ref(key), default)

    def update(self, dict=None, /, **kwargs):
        for key, value in (dict.items() if hasattr(dict, "items") else dict or ()):
            self[key] = value

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x}>"
