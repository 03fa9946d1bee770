"""Copies of objects: shallow, deep, and with changes."""

import types
from collections import deque

__all__ = ["Error", "copy", "deepcopy", "replace"]


class Error(Exception):
    pass


error = Error

# What never changes is its own copy.
_atomic = {
    type(None), int, float, bool, str, bytes, type, range, slice, property,
    type(Ellipsis), type(NotImplemented), type(len), types.FunctionType,
}

# What a class may inherit from that is not written in Python: _values are those
# whose content __new__ takes.
_values = (int, float, str, bytes, tuple)
_bases = {object, list, dict, set, frozenset, bytearray, deque, *_values}


def copy(x):
    """A new object of the same class that holds the same things."""
    cls = type(x)
    if cls in _atomic or cls is tuple or cls is frozenset or issubclass(cls, type):
        return x
    if cls is list or cls is dict or cls is set or cls is bytearray:
        return x.copy()
    own = getattr(cls, "__copy__", None)
    if own is not None:
        return own(x)
    parts = _reduce(x, cls)
    return x if isinstance(parts, str) else _rebuild(x, None, *parts)


def deepcopy(x, memo=None, _nil=[]):
    """A new object of the same class that holds deep copies of its things."""
    cls = type(x)
    if cls in _atomic:
        return x
    if memo is None:
        memo = {}
    key = id(x)
    y = memo.get(key, _nil)
    if y is not _nil:
        return y
    if cls is list:
        y = memo[key] = []
        for item in x:
            y.append(deepcopy(item, memo))
    elif cls is dict:
        y = memo[key] = {}
        for k, v in x.items():
            y[deepcopy(k, memo)] = deepcopy(v, memo)
    elif cls is tuple:
        return _deep_tuple(x, memo)
    elif cls is types.MethodType:
        y = cls(x.__func__, deepcopy(x.__self__, memo))
    elif issubclass(cls, type):
        y = x
    else:
        own = getattr(x, "__deepcopy__", None)
        if own is not None:
            y = own(memo)
        else:
            parts = _reduce(x, cls)
            y = x if isinstance(parts, str) else _rebuild(x, memo, *parts)
    if y is not x:
        memo[key] = y
        _keep(x, memo)
    return y


def _keep(x, memo):
    # An id holds only as long as its object does: the memo holds the object.
    memo.setdefault(id(memo), []).append(x)


def _deep_tuple(x, memo):
    items = [deepcopy(item, memo) for item in x]
    y = memo.get(id(x))
    if y is not None:  # it holds itself, and has been copied on the way
        return y
    if all(a is b for a, b in zip(x, items)):
        return x
    y = memo[id(x)] = tuple(items)
    _keep(x, memo)
    return y


def _reduce(x, cls):
    """How to make the like of x: a function, its arguments, state, items."""
    if cls.__reduce_ex__ is not object.__reduce_ex__:
        return x.__reduce_ex__(4)
    if cls.__reduce__ is not object.__reduce__:
        return x.__reduce__()
    if issubclass(cls, (set, frozenset)):
        return cls, (list(x),), _state(x, cls)
    for base in cls.__mro__:
        if "__module__" not in base.__dict__ and base not in _bases:
            raise TypeError(f"cannot pickle '{cls.__name__}' object")
    args, kwargs = (), {}
    if hasattr(cls, "__getnewargs_ex__"):
        args, kwargs = x.__getnewargs_ex__()
    elif hasattr(cls, "__getnewargs__"):
        args = x.__getnewargs__()
    elif issubclass(cls, _values):
        args = (next(base for base in _values if isinstance(x, base))(x),)
    elif issubclass(cls, deque):
        return cls, ((), x.maxlen), _state(x, cls), iter(x)
    items = iter(x) if issubclass(cls, list) else None
    pairs = iter(x.items()) if issubclass(cls, dict) else None
    return (lambda *args: cls.__new__(cls, *args, **kwargs)), args, _state(x, cls), items, pairs


def _state(x, cls):
    own = getattr(cls, "__getstate__", None)
    if own is not None and own is not getattr(object, "__getstate__", None):
        return own(x)
    attrs = getattr(x, "__dict__", None) or None
    slots = {}
    for base in cls.__mro__:
        names = base.__dict__.get("__slots__", ())
        for name in (names,) if isinstance(names, str) else names:
            if name.startswith("__") and not name.endswith("__"):
                name = f"_{base.__name__.lstrip('_')}{name}"
            if name not in ("__dict__", "__weakref__") and hasattr(x, name):
                slots[name] = getattr(x, name)
    return (attrs, slots) if slots else attrs


def _rebuild(x, memo, make, args, state=None, items=None, pairs=None, setstate=None):
    deep = memo is not None
    if deep and args:
        args = tuple(deepcopy(arg, memo) for arg in args)
    y = make(*args)
    if deep:
        memo[id(x)] = y
    if state is not None:
        if deep:
            state = deepcopy(state, memo)
        _set_state(y, state)
    if items is not None:
        for item in items:
            y.append(deepcopy(item, memo) if deep else item)
    if pairs is not None:
        for k, v in pairs:
            if deep:
                k, v = deepcopy(k, memo), deepcopy(v, memo)
            y[k] = v
    return y


def _set_state(y, state):
    if hasattr(y, "__setstate__"):
        y.__setstate__(state)
        return
    slots = None
    if isinstance(state, tuple) and len(state) == 2:
        state, slots = state
    if state is not None:
        y.__dict__.update(state)
    if slots is not None:
        for name, value in slots.items():
            setattr(y, name, value)


def replace(obj, /, **changes):
    """The like of obj with some of its fields changed."""
    cls = obj.__class__
    own = getattr(cls, "__replace__", None)
    if own is None:
        raise TypeError(f"replace() does not support {cls.__name__} objects")
    return own(obj, **changes)
