"""Names of the built-in types that have none, and a few helpers."""

from _types import (
    AsyncGeneratorType, BuiltinFunctionType, BuiltinMethodType, CellType,
    ClassMethodDescriptorType, CodeType, CoroutineType, EllipsisType, FrameType, FunctionType,
    GeneratorType, GenericAlias, GetSetDescriptorType, LambdaType, MappingProxyType,
    MemberDescriptorType, MethodDescriptorType, MethodType, MethodWrapperType, ModuleType,
    NoneType, NotImplementedType, SimpleNamespace, TracebackType, UnionType, WrapperDescriptorType, coroutine,
)

__all__ = [name for name in dir() if name[0] != "_"] + [
    "DynamicClassAttribute", "get_original_bases", "new_class",
    "prepare_class", "resolve_bases",
]


class DynamicClassAttribute:
    """A property for instances that classes look for among their own names."""

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget = fget
        self.fset = fset
        self.fdel = fdel
        self.__doc__ = doc or fget.__doc__
        self.overwrite_doc = doc is None
        self.__isabstractmethod__ = bool(getattr(fget, "__isabstractmethod__", False))

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            if self.__isabstractmethod__:
                return self
            raise AttributeError()
        if self.fget is None:
            raise AttributeError("unreadable attribute")
        return self.fget(instance)

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError("can't set attribute")
        self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError("can't delete attribute")
        self.fdel(instance)

    def getter(self, fget):
        made = type(self)(fget, self.fset, self.fdel, fget.__doc__ if self.overwrite_doc else self.__doc__)
        made.overwrite_doc = self.overwrite_doc
        return made

    def setter(self, fset):
        made = type(self)(self.fget, fset, self.fdel, self.__doc__)
        made.overwrite_doc = self.overwrite_doc
        return made

    def deleter(self, fdel):
        made = type(self)(self.fget, self.fset, fdel, self.__doc__)
        made.overwrite_doc = self.overwrite_doc
        return made


def new_class(name, bases=(), kwds=None, exec_body=None):
    """Make a class as a class statement would."""
    resolved = resolve_bases(bases)
    meta, ns, kwds = prepare_class(name, resolved, kwds)
    if exec_body is not None:
        exec_body(ns)
    if resolved is not bases:
        ns["__orig_bases__"] = bases
    return meta(name, resolved, ns, **kwds)


def resolve_bases(bases):
    """Put what __mro_entries__ says in the place of bases that are no classes."""
    new, updated = [], False
    for base in bases:
        if isinstance(base, type) or not hasattr(base, "__mro_entries__"):
            new.append(base)
            continue
        entries = base.__mro_entries__(bases)
        if not isinstance(entries, tuple):
            raise TypeError("__mro_entries__ must return a tuple")
        new.extend(entries)
        updated = True
    return tuple(new) if updated else bases


def prepare_class(name, bases=(), kwds=None):
    """Find a class's metaclass, and have it make the namespace."""
    kwds = dict(kwds or {})
    meta = kwds.pop("metaclass", type(bases[0]) if bases else type)
    if isinstance(meta, type):
        for base in bases:
            other = type(base)
            if issubclass(meta, other):
                continue
            if not issubclass(other, meta):
                raise TypeError(
                    "metaclass conflict: the metaclass of a derived class must be a (non-strict)"
                    " subclass of the metaclasses of all its bases"
                )
            meta = other
    ns = meta.__prepare__(name, bases, **kwds) if hasattr(meta, "__prepare__") else {}
    return meta, ns, kwds


def get_original_bases(cls, /):
    """Answer a class's bases as its statement named them."""
    try:
        return cls.__dict__.get("__orig_bases__", cls.__bases__)
    except AttributeError:
        raise TypeError(f"Expected an instance of type, not {type(cls).__name__!r}") from None


def __getattr__(name):
    if name == "CapsuleType":
        raise NotImplementedError("not in Batuta yet: types.CapsuleType")
    raise AttributeError(f"module 'types' has no attribute {name!r}")
