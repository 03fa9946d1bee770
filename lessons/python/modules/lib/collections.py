"""Containers beside the built-in ones."""

from _collections import (
    deque, _caller, _count_elements, _field, _first, _move_to_end,
    _new_function, _ordered_repr, _view,
)
from keyword import iskeyword as _iskeyword

__all__ = ['ChainMap', 'Counter', 'OrderedDict', 'UserDict', 'UserList',
           'UserString', 'defaultdict', 'deque', 'namedtuple']


def __getattr__(name):
    # These four need collections.abc, which most programs do not.
    if name in ('ChainMap', 'UserDict', 'UserList', 'UserString'):
        import _collections_user
        for each in ('ChainMap', 'UserDict', 'UserList', 'UserString'):
            globals()[each] = getattr(_collections_user, each)
        return globals()[name]
    if name == 'abc':  # CPython's has it from the start
        import collections.abc
        return collections.abc
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')


class defaultdict(dict):
    """A dict that makes a value for a key it does not have."""

    __slots__ = ('default_factory',)

    def __init__(self, default_factory=None, /, *args, **kwargs):
        if default_factory is not None and not callable(default_factory):
            raise TypeError('first argument must be callable or None')
        self.default_factory = default_factory
        dict.__init__(self, *args, **kwargs)

    def __missing__(self, key):
        if self.default_factory is None:
            raise KeyError(key)
        self[key] = value = self.default_factory()
        return value

    def __repr__(self):
        entries = dict.__repr__(self)
        try:
            factory = self.default_factory
        except AttributeError:
            factory = None
        return f'{type(self).__name__}({factory!r}, {entries})'

    def copy(self):
        return type(self)(self.default_factory, self)

    __copy__ = copy

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        both = self.copy()
        both.update(other)
        return both

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        both = type(self)(self.default_factory, other)
        both.update(self)
        return both


class OrderedDict(dict):
    """A dict whose order counts and can be changed."""

    def __init__(self, /, *args, **kwargs):
        if len(args) > 1:
            raise TypeError(f'expected at most 1 argument, got {len(args)}')
        self.update(*args, **kwargs)

    def update(self, other=(), /, **kwargs):
        if type(self).__setitem__ is dict.__setitem__:
            dict.update(self, other, **kwargs)
            return
        for key, value in dict(other, **kwargs).items():
            self[key] = value

    def keys(self):
        return _view(self, 'keys')

    def values(self):
        return _view(self, 'values')

    def items(self):
        return _view(self, 'items')

    def move_to_end(self, key, last=True):
        """Have the key stand last, or first."""
        _move_to_end(self, key, last)

    def popitem(self, last=True):
        """Take the last key with its value out, or the first."""
        key, value = _first(self)
        if last:
            return dict.popitem(self)
        dict.__delitem__(self, key)
        return key, value

    def copy(self):
        return self.__class__(self)

    __copy__ = copy

    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return dict.__eq__(self, other) and all(a == b for a, b in zip(self, other))
        return dict.__eq__(self, other)

    def __ne__(self, other):
        equal = self.__eq__(other)
        return equal if equal is NotImplemented else not equal

    __hash__ = None

    def __repr__(self):
        return _ordered_repr(self)

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        both = self.__class__(self)
        both.update(other)
        return both

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        both = self.__class__(other)
        both.update(self)
        return both

    def __ior__(self, other):
        self.update(other)
        return self


class Counter(dict):
    """How often each thing came."""

    def __init__(self, iterable=None, /, **kwds):
        super().__init__()
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def total(self):
        """The sum of the counts."""
        return sum(self.values())

    def most_common(self, n=None):
        """The n things that came most often, with their counts."""
        ranked = sorted(self.items(), key=_count, reverse=True)
        if n is None:
            return ranked
        return ranked[:n] if n > 0 else []

    def elements(self):
        """Each thing as often as it came."""
        from itertools import chain, repeat, starmap
        return chain.from_iterable(starmap(repeat, self.items()))

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError(
            'Counter.fromkeys() is undefined.  Use Counter(iterable) instead.')

    def update(self, iterable=None, /, **kwds):
        """Add counts, or count what comes."""
        if iterable is not None:
            if _is_mapping(iterable):
                if self:
                    count = self.get
                    for thing, n in iterable.items():
                        self[thing] = n + count(thing, 0)
                else:
                    super().update(iterable)
            elif type(self).get is dict.get and type(self).__setitem__ is dict.__setitem__:
                _count_elements(self, iterable)
            else:
                for thing in iterable:
                    self[thing] = self.get(thing, 0) + 1
        if kwds:
            self.update(kwds)

    def subtract(self, iterable=None, /, **kwds):
        """Take counts away; they may fall below zero."""
        if iterable is not None:
            count = self.get
            if _is_mapping(iterable):
                for thing, n in iterable.items():
                    self[thing] = count(thing, 0) - n
            else:
                for thing in iterable:
                    self[thing] = count(thing, 0) - 1
        if kwds:
            self.subtract(kwds)

    def copy(self):
        return self.__class__(self)

    __copy__ = copy

    def __reduce__(self):
        return self.__class__, (dict(self),)

    def __delitem__(self, thing):
        if thing in self:
            super().__delitem__(thing)

    def __repr__(self):
        if not self:
            return f'{self.__class__.__name__}()'
        try:
            counts = dict(self.most_common())
        except TypeError:
            counts = dict(self)
        return f'{self.__class__.__name__}({counts!r})'

    def __eq__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[e] == other[e] for c in (self, other) for e in c)

    def __ne__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return not self == other

    __hash__ = None

    def __le__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[e] <= other[e] for c in (self, other) for e in c)

    def __lt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self <= other and self != other

    def __ge__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[e] >= other[e] for c in (self, other) for e in c)

    def __gt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self >= other and self != other

    def _merged(self, other, merge):
        """A Counter of what merge makes of both counts, where that is positive."""
        result = Counter()
        for thing in self:
            n = merge(self[thing], other[thing])
            if n > 0:
                result[thing] = n
        for thing in other:
            if thing not in self:
                n = merge(0, other[thing])
                if n > 0:
                    result[thing] = n
        return result

    def __add__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._merged(other, lambda a, b: a + b)

    def __sub__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._merged(other, lambda a, b: a - b)

    def __or__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._merged(other, lambda a, b: b if a < b else a)

    def __and__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._merged(other, lambda a, b: a if a < b else b)

    def __pos__(self):
        return self + Counter()

    def __neg__(self):
        return Counter() - self

    def _keep_positive(self):
        for thing in [thing for thing, n in self.items() if not n > 0]:
            del self[thing]
        return self

    def __iadd__(self, other):
        for thing, n in other.items():
            self[thing] += n
        return self._keep_positive()

    def __isub__(self, other):
        for thing, n in other.items():
            self[thing] -= n
        return self._keep_positive()

    def __ior__(self, other):
        for thing, n in other.items():
            if n > self[thing]:
                self[thing] = n
        return self._keep_positive()

    def __iand__(self, other):
        for thing, n in self.items():
            if other[thing] < n:
                self[thing] = other[thing]
        return self._keep_positive()


def _count(item):
    return item[1]


def _is_mapping(v):
    if isinstance(v, dict):
        return True
    if isinstance(v, (str, list, tuple, set, frozenset)):
        return False
    from collections.abc import Mapping
    return isinstance(v, Mapping)


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    """Make a class of tuples whose items have names."""
    if isinstance(field_names, str):
        field_names = field_names.replace(',', ' ').split()
    fields = [str(name) for name in field_names]
    typename = str(typename)
    if rename:
        seen = set()
        for i, name in enumerate(fields):
            if (not name.isidentifier() or _iskeyword(name)
                    or name.startswith('_') or name in seen):
                fields[i] = f'_{i}'
            seen.add(name)
    _check_names(typename, fields, rename)
    fields = tuple(fields)
    values = () if defaults is None else tuple(defaults)
    if len(values) > len(fields):
        raise TypeError('Got more default values than field names')
    size = len(fields)
    form = '(' + ', '.join(f'{name}=%r' for name in fields) + ')'

    @classmethod
    def _make(cls, iterable):
        result = tuple.__new__(cls, iterable)
        if len(result) != size:
            raise TypeError(f'Expected {size} arguments, got {len(result)}')
        return result

    def _replace(self, /, **kwds):
        result = self._make([kwds.pop(name, value) for name, value in zip(fields, self)])
        if kwds:
            raise TypeError(f'Got unexpected field names: {list(kwds)!r}')
        return result

    def __repr__(self):
        return self.__class__.__name__ + form % tuple(self)

    def _asdict(self):
        return dict(zip(self._fields, self))

    def __getnewargs__(self):
        return tuple(self)

    _make.__func__.__doc__ = f'Make a new {typename} object from a sequence or iterable'
    _replace.__doc__ = f'Return a new {typename} object replacing specified fields with new values'
    for method in (_make.__func__, _replace, __repr__, _asdict, __getnewargs__):
        method.__qualname__ = f'{typename}.{method.__name__}'
    names = {
        '__doc__': f'{typename}({", ".join(fields)})',
        '__slots__': (),
        '_fields': fields,
        '_field_defaults': dict(zip(fields[size - len(values):], values)),
        '__new__': _new_function(typename, fields, values),
        '_make': _make,
        '__replace__': _replace,
        '_replace': _replace,
        '__repr__': __repr__,
        '_asdict': _asdict,
        '__getnewargs__': __getnewargs__,
        '__match_args__': fields,
    }
    for i, name in enumerate(fields):
        names[name] = _field(i)
    result = type(typename, (tuple,), names)
    result.__module__ = _caller() if module is None else module
    return result


def _check_names(typename, fields, rename):
    for name in [typename, *fields]:
        if type(name) is not str:
            raise TypeError('Type names and field names must be strings')
        if not name.isidentifier():
            raise ValueError(f'Type names and field names must be valid identifiers: {name!r}')
        if _iskeyword(name):
            raise ValueError(f'Type names and field names cannot be a keyword: {name!r}')
    seen = set()
    for name in fields:
        if name.startswith('_') and not rename:
            raise ValueError(f'Field names cannot start with an underscore: {name!r}')
        if name in seen:
            raise ValueError(f'Encountered duplicate field name: {name!r}')
        seen.add(name)
