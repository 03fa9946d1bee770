"""Dictionaries whose keys may have several values, as heads and queries have."""

from collections.abc import Mapping, MutableMapping

__all__ = ("MultiMapping", "MutableMultiMapping", "MultiDictProxy", "CIMultiDictProxy", "MultiDict", "CIMultiDict",
           "upstr", "istr", "getversion")
__version__ = "6.0.4"
_unset = object()


class istr(str):
    """A text whose case does not count as a key."""

    __is_istr__ = True


upstr = istr


class MultiMapping(Mapping):
    """What can be read of a dictionary with several values for a key."""


class MutableMultiMapping(MultiMapping, MutableMapping):
    """What can be written too."""


class _View:
    """Keys, values or items of a dictionary, in the order in which they were added."""

    def __init__(self, of, pick, name):
        self._of, self._pick, self._name = of, pick, name

    def __len__(self):
        return len(self._of)

    def __iter__(self):
        size = len(self._of)
        for pair in self._of._pairs:
            yield self._pick(pair)
            if len(self._of) != size:
                raise RuntimeError("Dictionary changed during iteration")

    def __contains__(self, value):
        return any(value == one for one in self)

    def __eq__(self, other):
        try:
            return set(self) == set(other)
        except TypeError:
            return NotImplemented

    def __repr__(self):
        if self._name == "items":
            return "_ItemsView({})".format(", ".join(f"{key!r}: {value!r}" for key, value in self))
        return "_{}View({})".format(self._name.capitalize(), ", ".join(repr(one) for one in self))


class _Readable(MultiMapping):
    _pairs = ()

    def _fold(self, key):
        if not isinstance(key, str):
            raise TypeError("MultiDict keys should be either str or subclasses of str")
        return key

    def getall(self, key, default=_unset):
        folded = self._fold(key)
        found = [value for name, value in self._pairs if self._fold(name) == folded]
        if found:
            return found
        if default is _unset:
            raise KeyError("Key not found: %r" % key)
        return default

    def getone(self, key, default=_unset):
        folded = self._fold(key)
        for name, value in self._pairs:
            if self._fold(name) == folded:
                return value
        if default is _unset:
            raise KeyError("Key not found: %r" % key)
        return default

    def __getitem__(self, key):
        return self.getone(key)

    def get(self, key, default=None):
        return self.getone(key, default)

    def __contains__(self, key):
        if not isinstance(key, str):
            return False
        folded = self._fold(key)
        return any(self._fold(name) == folded for name, _ in self._pairs)

    def __iter__(self):
        return iter(self.keys())

    def __len__(self):
        return len(self._pairs)

    def keys(self):
        return _View(self, lambda pair: pair[0], "keys")

    def values(self):
        return _View(self, lambda pair: pair[1], "values")

    def items(self):
        return _View(self, lambda pair: pair, "items")

    def __eq__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        if isinstance(other, _Readable):
            mine = [(self._fold(name), value) for name, value in self._pairs]
            return mine == [(other._fold(name), value) for name, value in other._pairs]
        if len(self) != len(other):
            return False
        return all(name in other and other[name] == value for name, value in self._pairs)

    def __repr__(self):
        body = ", ".join(f"'{name}': {value!r}" for name, value in self._pairs)
        return f"<{self.__class__.__name__}({body})>"


class _CaseInsensitive:
    def _fold(self, key):
        if not isinstance(key, str):
            raise TypeError("CIMultiDict keys should be either str or subclasses of str")
        return key.lower()


class MultiDict(_Readable, MutableMultiMapping):
    """A dictionary in which a key may have several values."""

    def __init__(self, *args, **kwargs):
        self._pairs = []
        self.extend(*args, **kwargs)

    def _given(self, name, args, kwargs):
        """The pairs that a call was given."""
        if len(args) > 1:
            raise TypeError(f"{name} takes at most 1 positional argument ({len(args)} given)")
        pairs = []
        if args:
            source = args[0]
            if hasattr(source, "items"):
                pairs.extend(source.items())
            else:
                for pair in source:
                    if len(pair) != 2:
                        raise TypeError(f"{name} takes either dict or list of (key, value) tuples")
                    pairs.append(tuple(pair))
        pairs.extend(kwargs.items())
        for key, _ in pairs:
            self._fold(key)
        return pairs

    def add(self, key, value):
        self._fold(key)
        self._pairs.append((key, value))

    def extend(self, *args, **kwargs):
        self._pairs.extend(self._given("extend" if self._pairs else self.__class__.__name__, args, kwargs))

    def copy(self):
        return self.__class__(self._pairs)

    __copy__ = copy

    def clear(self):
        self._pairs.clear()

    def __setitem__(self, key, value):
        folded, kept, done = self._fold(key), [], False
        for pair in self._pairs:
            if self._fold(pair[0]) != folded:
                kept.append(pair)
            elif not done:
                kept.append((key, value))
                done = True
        if not done:
            kept.append((key, value))
        self._pairs[:] = kept

    def __delitem__(self, key):
        folded = self._fold(key)
        kept = [pair for pair in self._pairs if self._fold(pair[0]) != folded]
        if len(kept) == len(self._pairs):
            raise KeyError(key)
        self._pairs[:] = kept

    def setdefault(self, key, default=None):
        if key not in self:
            self.add(key, default)
            return default
        return self.getone(key)

    def popone(self, key, default=_unset):
        folded = self._fold(key)
        for i, (name, value) in enumerate(self._pairs):
            if self._fold(name) == folded:
                del self._pairs[i]
                return value
        if default is _unset:
            raise KeyError(key)
        return default

    pop = popone

    def popall(self, key, default=_unset):
        if key not in self:
            if default is _unset:
                raise KeyError(key)
            return default
        found = self.getall(key)
        del self[key]
        return found

    def popitem(self):
        if not self._pairs:
            raise KeyError("empty multidict")
        return self._pairs.pop(0)

    def update(self, *args, **kwargs):
        replaced = {}
        for key, value in self._given("update", args, kwargs):
            replaced.setdefault(self._fold(key), []).append((key, value))
        for pairs in replaced.values():
            self[pairs[0][0]] = pairs[0][1]
            for key, value in pairs[1:]:
                self.add(key, value)


class CIMultiDict(_CaseInsensitive, MultiDict):
    """A MultiDict to which the case of keys does not matter."""


class MultiDictProxy(_Readable):
    """A MultiDict as those see it who may not change it."""

    _kind = MultiDict

    def __init__(self, of):
        if not isinstance(of, (self._kind, MultiDictProxy)):
            raise TypeError(f"ctor requires {self._kind.__name__} or {self.__class__.__name__} instance, not {type(of)}")
        self._of = of

    @property
    def _pairs(self):
        return self._of._pairs

    def copy(self):
        return self._kind(self._pairs)


class CIMultiDictProxy(_CaseInsensitive, MultiDictProxy):
    """A CIMultiDict as those see it who may not change it."""

    _kind = CIMultiDict


def getversion(md):
    raise NotImplementedError("not in Batuta yet: multidict.getversion")
