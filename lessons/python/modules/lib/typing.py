"""What annotations are written with."""

import collections
import collections.abc
import functools
import sys
import types
from _codegen import caller, define, forward_annotations
from _typing import (
    ForwardRef, NoDefault, ParamSpec, ParamSpecArgs, ParamSpecKwargs, TypeAliasType, TypeVar,
    TypeVarTuple, Union,
)
from abc import ABCMeta, abstractmethod
from types import GenericAlias

__all__ = [
    "Annotated", "Any", "Callable", "ClassVar", "Concatenate", "Final", "ForwardRef", "Generic",
    "Literal", "Optional", "ParamSpec", "Protocol", "Tuple", "Type", "TypeVar", "TypeVarTuple",
    "Union", "AbstractSet", "Container", "ContextManager", "Hashable", "ItemsView",
    "Iterable", "Iterator", "KeysView", "Mapping", "MappingView", "MutableMapping",
    "MutableSequence", "MutableSet", "Sequence", "Sized", "ValuesView", "Awaitable",
    "AsyncIterator", "AsyncIterable", "Coroutine", "Collection", "AsyncGenerator",
    "AsyncContextManager", "Reversible", "SupportsAbs", "SupportsBytes", "SupportsComplex",
    "SupportsFloat", "SupportsIndex", "SupportsInt", "SupportsRound", "ChainMap", "Counter",
    "Deque", "Dict", "DefaultDict", "List", "OrderedDict", "Set", "FrozenSet", "NamedTuple",
    "TypedDict", "Generator", "BinaryIO", "IO", "TextIO", "AnyStr",
    "assert_type", "assert_never", "cast", "clear_overloads", "dataclass_transform",
    "evaluate_forward_ref", "final", "get_args", "get_origin", "get_overloads",
    "get_protocol_members", "get_type_hints", "is_protocol", "is_typeddict", "LiteralString",
    "Never", "NewType", "no_type_check", "no_type_check_decorator", "NoDefault", "NoReturn",
    "NotRequired", "overload", "override", "ParamSpecArgs", "ParamSpecKwargs", "ReadOnly",
    "Required", "reveal_type", "runtime_checkable", "Self", "Text", "TYPE_CHECKING", "TypeAlias",
    "TypeGuard", "TypeIs", "TypeAliasType", "Unpack",
]

TYPE_CHECKING = False
Text = str
_PARAMETERS = (TypeVar, ParamSpec, TypeVarTuple)


def _type_repr(obj):
    """Show a type within another."""
    if isinstance(obj, tuple):
        return "[" + ", ".join(map(_type_repr, obj)) + "]"
    if isinstance(obj, list):
        return "[" + ", ".join(map(_type_repr, obj)) + "]"
    if obj is ...:
        return "..."
    if isinstance(obj, (type, types.FunctionType)):
        if obj.__module__ == "builtins":
            return obj.__qualname__
        return f"{obj.__module__}.{obj.__qualname__}"
    return repr(obj)


def _type_convert(arg):
    if arg is None:
        return type(None)
    if isinstance(arg, str):
        return ForwardRef(arg)
    return arg


def _type_check(arg, msg):
    """Refuse what is no type."""
    arg = _type_convert(arg)
    if isinstance(arg, _GenericAlias) and arg.__origin__ in (Generic, Protocol):
        raise TypeError(f"{arg} is not valid as type argument")
    if arg in (Generic, Protocol):
        raise TypeError(f"Plain {arg} is not valid as type argument")
    if type(arg) is tuple:
        raise TypeError(f"{msg} Got {arg!r:.100}.")
    return arg


def _parameters(args):
    """Answer the type variables in types, each once."""
    return GenericAlias(tuple, tuple(args)).__parameters__


def _flatten_literals(params):
    for p in params:
        if isinstance(p, _LiteralGenericAlias):
            yield from p.__args__
        else:
            yield p


def _once(items):
    """Leave out what is there already."""
    kept = []
    for item in items:
        if item not in kept:
            kept.append(item)
    return kept


# Special forms.

class _Final:
    __slots__ = ("__weakref__",)

    def __init_subclass__(cls, /, *args, **kwds):
        if "_root" not in kwds:
            raise TypeError("Cannot subclass special typing classes")


class _NotIterable:
    __slots__ = ()
    __iter__ = None


class _SpecialForm(_Final, _NotIterable, _root=True):
    __slots__ = ("_name", "__doc__", "_getitem")

    def __init__(self, getitem):
        self._getitem = getitem
        self._name = getitem.__name__
        self.__doc__ = getitem.__doc__

    def __getattr__(self, item):
        if item in {"__name__", "__qualname__"}:
            return self._name
        raise AttributeError(item)

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __repr__(self):
        return "typing." + self._name

    def __call__(self, *args, **kwds):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __instancecheck__(self, obj):
        raise TypeError(f"{self} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self} cannot be used with issubclass()")

    def __getitem__(self, parameters):
        return self._getitem(self, parameters)


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(obj)

    def __repr__(self):
        return "typing.Any" if self is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    """Any type at all."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


def _bare(name, doc):
    """Make a form that takes no arguments."""

    def getitem(self, parameters):
        raise TypeError(f"{self} is not subscriptable")

    getitem.__name__ = name
    getitem.__doc__ = doc
    return _SpecialForm(getitem)


NoReturn = _bare("NoReturn", "What a function answers that never returns.")
Never = _bare("Never", "The type that nothing has.")
Self = _bare("Self", "The class that a method is of.")
LiteralString = _bare("LiteralString", "A string that stands in the program.")
TypeAlias = _bare("TypeAlias", "Marks a name as another name of a type.")


def _one(name, doc, msg="{} accepts only a single type."):
    """Make a form that takes one type."""

    def getitem(self, parameters):
        item = _type_check(parameters, msg.format(self))
        return _GenericAlias(self, (item,))

    getitem.__name__ = name
    getitem.__doc__ = doc
    return _SpecialForm(getitem)


ClassVar = _one("ClassVar", "A variable of the class.", "{} accepts only single type.")
Final = _one("Final", "A name that is given a value once.", "{} accepts only single type.")
TypeGuard = _one("TypeGuard", "What a function answers that narrows a type.", "{} accepts only single type.")
TypeIs = _one("TypeIs", "What a function answers that tells a type.", "{} accepts only single type.")
Required = _one("Required", "A key that must be there.")
NotRequired = _one("NotRequired", "A key that may be missing.")
ReadOnly = _one("ReadOnly", "A key that is not changed.")


@_SpecialForm
def Optional(self, parameters):
    """A type, or None."""
    arg = _type_check(parameters, f"{self} requires a single type.")
    return Union[arg, type(None)]


@_SpecialForm
def Literal(self, parameters):
    """One of some values."""
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    kept = []
    seen = []
    for p in _flatten_literals(parameters):
        if (type(p), p) not in seen:
            seen.append((type(p), p))
            kept.append(p)
    return _LiteralGenericAlias(self, tuple(kept))


@_SpecialForm
def Concatenate(self, parameters):
    """Parameters put before those of a ParamSpec."""
    if parameters == ():
        raise TypeError("Cannot take a Concatenate of no types.")
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    if not (parameters[-1] is ... or isinstance(parameters[-1], ParamSpec)):
        raise TypeError("The last parameter to Concatenate should be a ParamSpec variable or ellipsis.")
    msg = "Concatenate[arg, ...]: each arg must be a type."
    return _ConcatenateGenericAlias(self, (*(_type_check(p, msg) for p in parameters[:-1]), parameters[-1]))


@_SpecialForm
def Unpack(self, parameters):
    """The types of a tuple, one by one."""
    item = _type_check(parameters, f"{self} accepts only single type.")
    return _UnpackGenericAlias(self, (item,))


@_SpecialForm
def Annotated(self, params):
    """A type, and what else there is to say of it."""
    if not isinstance(params, tuple) or len(params) < 2:
        raise TypeError("Annotated[...] should be used with at least two arguments (a type and an annotation).")
    origin = _type_check(params[0], "Annotated[t, ...]: t must be a type.")
    return _AnnotatedAlias(origin, tuple(params[1:]))


# Generic types with arguments.

def _is_dunder(name):
    return name.startswith("__") and name.endswith("__")


class _BaseGenericAlias(_Final, _root=True):
    def __init__(self, origin, *, inst=True, name=None):
        self._inst = inst
        self._name = name
        self.__origin__ = origin
        self.__slots__ = None

    def __call__(self, *args, **kwargs):
        if not self._inst:
            raise TypeError(
                f"Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead"
            )
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except Exception:
            pass
        return result

    def __mro_entries__(self, bases):
        if isinstance(self.__origin__, _SpecialForm):
            raise TypeError(f"Cannot subclass {self!r}")
        if not self._name:
            return self._class_entries(bases)
        found = []
        if self.__origin__ not in bases:
            found.append(self.__origin__)
        i = bases.index(self)
        for b in bases[i + 1:]:
            if isinstance(b, _BaseGenericAlias) or isinstance(b, type) and issubclass(b, Generic):
                break
        else:
            found.append(Generic)
        return tuple(found)

    def _class_entries(self, bases):
        """Answer what stands for a generic class of a program, or for Generic[T]."""
        if self.__origin__ is Generic:
            if Protocol in bases:
                return ()
            for b in bases[bases.index(self) + 1:]:
                if isinstance(b, _BaseGenericAlias) and b is not self:
                    return ()
        return (self.__origin__,)

    def __getattr__(self, attr):
        if attr in {"__name__", "__qualname__"}:
            return self._name or self.__origin__.__name__
        if "__origin__" in self.__dict__ and not _is_dunder(attr):
            return getattr(self.__origin__, attr)
        raise AttributeError(attr)

    def __setattr__(self, attr, val):
        if _is_dunder(attr) or attr in {"_name", "_inst", "_nparams", "_defaults"}:
            super().__setattr__(attr, val)
        else:
            setattr(self.__origin__, attr, val)

    def __instancecheck__(self, obj):
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __subclasscheck__(self, cls):
        raise TypeError("Subscripted generics cannot be used with class and instance checks")


class _GenericAlias(_NotIterable, _BaseGenericAlias, _root=True):
    def __init__(self, origin, args, *, inst=True, name=None):
        super().__init__(origin, inst=inst, name=name)
        if not isinstance(args, tuple):
            args = (args,)
        self.__args__ = args
        self.__parameters__ = _parameters(args)
        if not name:
            self.__module__ = origin.__module__

    def __eq__(self, other):
        if not isinstance(other, _GenericAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __or__(self, right):
        return Union[self, right]

    def __ror__(self, left):
        return Union[left, self]

    def __getitem__(self, args):
        if self.__origin__ in (Generic, Protocol):
            raise TypeError(f"Cannot subscript already-subscripted {self}")
        if not self.__parameters__:
            raise TypeError(f"{self} is not a generic class")
        if not isinstance(args, tuple):
            args = (args,)
        args = _fill(self, self.__parameters__, tuple(map(_type_convert, args)))
        return self.copy_with(_substitute(self.__args__, self.__parameters__, args))

    def copy_with(self, args):
        return self.__class__(self.__origin__, args, name=self._name, inst=self._inst)

    def __repr__(self):
        name = "typing." + self._name if self._name else _type_repr(self.__origin__)
        args = ", ".join(map(_type_repr, self.__args__)) if self.__args__ else "()"
        return f"{name}[{args}]"


def _fill(whole, params, args):
    """Match arguments with type variables: check their number, and add defaults."""
    star = [i for i, p in enumerate(params) if isinstance(p, TypeVarTuple)]
    if star:
        if len(args) < len(params) - 1:
            raise TypeError(
                f"Too few arguments for {whole}; actual {len(args)}, expected at least {len(params) - 1}"
            )
        i = star[0]
        many = len(args) - len(params) + 1
        return (*args[:i], tuple(args[i:i + many]), *args[i + many:])
    if len(params) == 1 and isinstance(params[0], ParamSpec):
        if len(args) != 1 or not (args[0] is ... or isinstance(args[0], (list, tuple, ParamSpec))):
            args = (tuple(args),)
    filled = list(args)
    for p in params[len(args):]:
        if not p.has_default():
            break
        filled.append(p.__default__)
    if len(filled) != len(params):
        what = "many" if len(filled) > len(params) else "few"
        least = sum(1 for p in params if not p.has_default())
        expect = f"at least {least}" if what == "few" else len(params)
        raise TypeError(f"Too {what} arguments for {whole}; actual {len(args)}, expected {expect}")
    return tuple(tuple(a) if isinstance(a, list) else a for a in filled)


def _substitute(types_, params, args):
    """Put arguments in the place of type variables."""
    chosen = dict(zip(params, args))
    new = []
    for t in types_:
        if isinstance(t, _PARAMETERS):
            value = chosen.get(t, t)
            if isinstance(t, TypeVarTuple) and isinstance(value, tuple):
                new.extend(value)
            else:
                new.append(value)
            continue
        if isinstance(t, _UnpackGenericAlias) and t.__args__[0] in chosen:
            new.extend(chosen[t.__args__[0]])
            continue
        inner = () if isinstance(t, type) else getattr(t, "__parameters__", ())
        if not inner:
            new.append(t)
            continue
        given = []
        for p in inner:
            value = chosen.get(p, p)
            if isinstance(p, TypeVarTuple) and isinstance(value, tuple):
                given.extend(value)
            else:
                given.append(value)
        new.append(t[tuple(given)])
    return tuple(new)


class _SpecialGenericAlias(_NotIterable, _BaseGenericAlias, _root=True):
    """List, Dict and their kin, before they have arguments."""

    def __init__(self, origin, nparams, *, inst=True, name=None):
        if name is None:
            name = origin.__name__
        super().__init__(origin, inst=inst, name=name)
        self._nparams = nparams
        self.__module__ = "typing"

    def __getitem__(self, params):
        if not isinstance(params, tuple):
            params = (params,)
        msg = "Parameters to generic types must be types."
        params = tuple(_type_check(p, msg) for p in params)
        if self._nparams == 0:
            raise TypeError(f"{self} is not a generic class")
        if self._nparams >= 0 and len(params) != self._nparams:
            filled = params
            if self.__origin__ is collections.abc.Generator and 0 < len(params) < 3:
                filled = (*params, type(None), type(None))[:3]
            elif self.__origin__ is collections.abc.AsyncGenerator and len(params) == 1:
                filled = (*params, type(None))
            elif self._name in {"ContextManager", "AsyncContextManager"} and len(params) == 1:
                filled = (*params, Union[bool, None])
            if len(filled) != self._nparams:
                what = "many" if len(params) > self._nparams else "few"
                raise TypeError(
                    f"Too {what} arguments for {self}; actual {len(params)}, expected {self._nparams}"
                )
            params = filled
        return _GenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __repr__(self):
        return "typing." + self._name

    def __subclasscheck__(self, cls):
        if isinstance(cls, _SpecialGenericAlias):
            return issubclass(cls.__origin__, self.__origin__)
        if not isinstance(cls, _GenericAlias):
            return issubclass(cls, self.__origin__)
        return super().__subclasscheck__(cls)

    def __instancecheck__(self, obj):
        return issubclass(type(obj), self.__origin__)

    def __or__(self, right):
        return Union[self, right]

    def __ror__(self, left):
        return Union[left, self]


class _TupleType(_SpecialGenericAlias, _root=True):
    def __getitem__(self, params):
        if not isinstance(params, tuple):
            params = (params,)
        if len(params) >= 2 and params[-1] is ...:
            msg = "Tuple[t, ...]: t must be a type."
            return _GenericAlias(tuple, (*(_type_check(p, msg) for p in params[:-1]), ...), name="Tuple", inst=False)
        msg = "Tuple[t0, t1, ...]: each t must be a type."
        return _GenericAlias(tuple, tuple(_type_check(p, msg) for p in params), name="Tuple", inst=False)


class _CallableType(_SpecialGenericAlias, _root=True):
    def __getitem__(self, params):
        if not isinstance(params, tuple) or len(params) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        args, result = params
        result = _type_check(result, "Callable[args, result]: result must be a type.")
        if isinstance(args, (list, tuple)):
            msg = "Callable[[arg, ...], result]: each arg must be a type."
            return _CallableGenericAlias(
                self.__origin__, (*(_type_convert(a) for a in args), result), name="Callable",
            )
        return _CallableGenericAlias(self.__origin__, (args, result), name="Callable")


class _CallableGenericAlias(_GenericAlias, _root=True):
    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and (args[0] is ... or isinstance(args[0], (ParamSpec, _ConcatenateGenericAlias))):
            return f"typing.Callable[{_type_repr(args[0])}, {_type_repr(args[1])}]"
        inner = ", ".join(map(_type_repr, args[:-1]))
        return f"typing.Callable[[{inner}], {_type_repr(args[-1])}]"

    def copy_with(self, args):
        if len(args) == 2 and isinstance(args[0], tuple):
            args = (*args[0], args[1])
        return super().copy_with(args)


class _LiteralGenericAlias(_GenericAlias, _root=True):
    def __eq__(self, other):
        if not isinstance(other, _LiteralGenericAlias):
            return NotImplemented
        return {(type(a), a) for a in self.__args__} == {(type(a), a) for a in other.__args__}

    def __hash__(self):
        return hash(frozenset((type(a), a) for a in self.__args__))

    def __repr__(self):
        return f"typing.Literal[{', '.join(map(repr, self.__args__))}]"


class _ConcatenateGenericAlias(_GenericAlias, _root=True):
    pass


class _UnpackGenericAlias(_GenericAlias, _root=True):
    def __repr__(self):
        return f"typing.Unpack[{_type_repr(self.__args__[0])}]"


class _AnnotatedAlias(_GenericAlias, _root=True):
    def __init__(self, origin, metadata):
        if isinstance(origin, _AnnotatedAlias):
            metadata = origin.__metadata__ + metadata
            origin = origin.__origin__
        super().__init__(origin, (origin,), name="Annotated")
        self.__metadata__ = metadata

    def copy_with(self, args):
        return _AnnotatedAlias(args[0], self.__metadata__)

    def __repr__(self):
        notes = ", ".join(repr(a) for a in self.__metadata__)
        return f"typing.Annotated[{_type_repr(self.__origin__)}, {notes}]"

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __getattr__(self, attr):
        if attr in {"__name__", "__qualname__"}:
            return "Annotated"
        return super().__getattr__(attr)

    def __mro_entries__(self, bases):
        return (self.__origin__,)


# Generic and Protocol.

def _check_defaults(args):
    """Refuse parameters whose defaults could not be told apart."""
    defaults = many = False
    for p in args:
        if isinstance(p, _UnpackGenericAlias):
            many = True
            continue
        if many and p.has_default():
            raise TypeError("Type parameter with a default follows TypeVarTuple")
        if defaults and not p.has_default():
            raise TypeError(f"Type parameter {p!r} without a default follows type parameter with a default")
        defaults = defaults or p.has_default()


def _generic_class_getitem(cls, args):
    if not isinstance(args, tuple):
        args = (args,)
    args = tuple(_type_convert(p) for p in args)
    if cls in (Generic, Protocol):
        if not args:
            raise TypeError(f"Parameter list to {cls.__qualname__}[...] cannot be empty")
        for p in args:
            bare = p.__args__[0] if isinstance(p, _UnpackGenericAlias) else p
            if not isinstance(bare, _PARAMETERS):
                raise TypeError(
                    f"Parameters to {cls.__name__}[...] must all be type variables or parameter "
                    "specification variables."
                )
        if len(set(args)) != len(args):
            raise TypeError(f"Parameters to {cls.__name__}[...] must all be unique")
        _check_defaults(args)
        return _GenericAlias(cls, args)
    if not getattr(cls, "__parameters__", ()):
        raise TypeError(f"{cls} is not a generic class")
    filled = []
    for a in _fill(cls, cls.__parameters__, args):
        if isinstance(a, tuple) and isinstance(cls.__parameters__[len(filled)], TypeVarTuple):
            filled.extend(a)
            break
        filled.append(a)
    else:
        return _GenericAlias(cls, tuple(filled))
    return _GenericAlias(cls, args)


def _generic_init_subclass(cls):
    """Work out the type variables of a generic class."""
    if "__orig_bases__" in cls.__dict__:
        error = Generic in cls.__orig_bases__
    else:
        error = Generic in cls.__bases__ and cls.__name__ != "Protocol" and type(cls) is not _TypedDictMeta
    if error:
        raise TypeError("Cannot inherit from plain Generic")
    tvars = ()
    if "__orig_bases__" in cls.__dict__:
        found = []
        listed = None
        for base in cls.__orig_bases__:
            if isinstance(base, _GenericAlias) and base.__origin__ in (Generic, Protocol):
                if listed is not None:
                    raise TypeError("Cannot inherit from Generic[...] multiple types.")
                listed = base.__parameters__
                owner = base.__origin__.__name__
            found.extend(p for p in getattr(base, "__parameters__", ()) if not isinstance(base, type))
        tvars = tuple(_once(found))
        if listed is not None:
            missing = [t for t in tvars if t not in listed]
            if missing:
                raise TypeError(
                    f"Some type variables ({', '.join(map(str, missing))}) are not listed in "
                    f"{owner}[{', '.join(map(str, listed))}]"
                )
            tvars = listed
    cls.__parameters__ = tuple(tvars)


class Generic:
    """The base of generic classes."""

    __slots__ = ()
    _is_protocol = False

    def __class_getitem__(cls, args):
        return _generic_class_getitem(cls, args)

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        _generic_init_subclass(cls)


_NO_MEMBERS = frozenset((
    "__parameters__", "__orig_bases__", "__orig_class__", "_is_protocol", "_is_runtime_protocol",
    "__protocol_attrs__", "__non_callable_proto_members__", "__type_params__",
    "__abstractmethods__", "__annotations__", "__dict__", "__doc__", "__init__", "__module__",
    "__new__", "__slots__", "__subclasshook__", "__weakref__", "__class_getitem__",
    "__match_args__", "__static_attributes__", "__firstlineno__", "__annotate__",
    "__annotate_func__", "__annotations_cache__", "_MutableMapping__marker",
    "_abc_impl",
))


def _protocol_attrs(cls):
    """Answer the names that a class must have to fit a protocol."""
    attrs = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ in {"Protocol", "Generic"}:
            continue
        notes = base.__dict__.get("__annotations__")
        if notes is None:
            notes = forward_annotations(base.__annotate__) if getattr(base, "__annotate__", None) else {}
        for attr in (*base.__dict__, *notes):
            if not attr.startswith("_abc_") and attr not in _NO_MEMBERS:
                attrs.add(attr)
    return attrs


def _no_init_or_replace_init(self, *args, **kwargs):
    cls = type(self)
    if cls._is_protocol and cls is not Protocol:
        raise TypeError("Protocols cannot be instantiated")
    for base in cls.__mro__:
        init = base.__dict__.get("__init__", _no_init_or_replace_init)
        if init is not _no_init_or_replace_init:
            cls.__init__ = init
            break
    else:
        cls.__init__ = object.__init__
    cls.__init__(self, *args, **kwargs)


_NOTHING = object()


def _static(obj, name):
    """Look an attribute up without running code of the object."""
    try:
        if name in object.__getattribute__(obj, "__dict__"):
            return object.__getattribute__(obj, "__dict__")[name]
    except AttributeError:
        pass
    for base in type(obj).__mro__:
        if name in base.__dict__:
            return base.__dict__[name]
    return _NOTHING


class _ProtocolMeta(ABCMeta):
    def __new__(mcls, name, bases, namespace, /, **kwargs):
        if name == "Protocol" and bases == (Generic,):
            pass
        elif any(base.__name__ == "Protocol" and base.__module__ == "typing" for base in bases):
            for base in bases:
                if not (
                    base in {object, Generic}
                    or base.__module__ == "collections.abc"
                    or base.__module__ == "contextlib" and base.__name__.startswith("Abstract")
                    or getattr(base, "_is_protocol", False)
                ):
                    raise TypeError(f"Protocols can only inherit from other protocols, got {base!r}")
        return super().__new__(mcls, name, bases, namespace, **kwargs)

    def __init__(cls, *args, **kwargs):
        if getattr(cls, "_is_protocol", False):
            cls.__protocol_attrs__ = _protocol_attrs(cls)

    def __subclasscheck__(cls, other):
        if cls is Protocol:
            return type.__subclasscheck__(cls, other)
        if getattr(cls, "_is_protocol", False):
            if not isinstance(other, type):
                raise TypeError("issubclass() arg 1 must be a class")
            if not getattr(cls, "_is_runtime_protocol", False):
                raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
            others = cls.__non_callable_proto_members__
            if others and cls.__dict__.get("__subclasshook__") is _proto_hook:
                shown = ", ".join(map(repr, sorted(others)))
                raise TypeError(
                    f"Protocols with non-method members don't support issubclass(). Non-method members: {shown}."
                )
        return ABCMeta.__subclasscheck__(cls, other)

    def __instancecheck__(cls, instance):
        if cls is Protocol:
            return type.__instancecheck__(cls, instance)
        if not getattr(cls, "_is_protocol", False):
            return ABCMeta.__instancecheck__(cls, instance)
        if not getattr(cls, "_is_runtime_protocol", False):
            raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
        if ABCMeta.__subclasscheck__(cls, type(instance)):
            return True
        for attr in cls.__protocol_attrs__:
            value = _static(instance, attr)
            if value is _NOTHING:
                return False
            if value is None and attr not in cls.__non_callable_proto_members__:
                return False
        return True


def _proto_subclasshook(cls, other):
    if not cls.__dict__.get("_is_protocol", False):
        return NotImplemented
    if cls.__non_callable_proto_members__:
        return NotImplemented
    for attr in cls.__protocol_attrs__:
        for base in other.__mro__:
            if attr in base.__dict__:
                if base.__dict__[attr] is None:
                    return NotImplemented
                break
            notes = base.__dict__.get("__annotations__") or {}
            if attr in notes and issubclass(other, Generic) and getattr(other, "_is_protocol", False):
                break
        else:
            return NotImplemented
    return True


_proto_hook = classmethod(_proto_subclasshook)


class Protocol(Generic, metaclass=_ProtocolMeta):
    """The base of classes that say what others must have."""

    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False
    __non_callable_proto_members__ = frozenset()

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get("_is_protocol", False):
            cls._is_protocol = any(b is Protocol for b in cls.__bases__)
        if cls._is_protocol:
            if "__subclasshook__" not in cls.__dict__:
                cls.__subclasshook__ = _proto_hook
            if cls.__init__ is Protocol.__init__:
                cls.__init__ = _no_init_or_replace_init

    __init__ = _no_init_or_replace_init


Protocol.__parameters__ = ()


def runtime_checkable(cls):
    """Let isinstance() ask whether an object fits a protocol."""
    if not (isinstance(cls, type) and issubclass(cls, Generic) and getattr(cls, "_is_protocol", False)):
        raise TypeError(f"@runtime_checkable can be only applied to protocol classes, got {cls!r}")
    cls._is_runtime_protocol = True
    cls.__non_callable_proto_members__ = {
        attr for attr in cls.__protocol_attrs__ if not callable(getattr(cls, attr, None))
    }
    return cls


def is_protocol(tp, /):
    return isinstance(tp, type) and getattr(tp, "_is_protocol", False) and tp is not Protocol


def get_protocol_members(tp, /):
    if not is_protocol(tp):
        raise TypeError(f"{tp!r} is not a Protocol")
    return frozenset(tp.__protocol_attrs__)


# The classes that have arguments.

def _alias(name, origin, nparams, inst=True):
    return _SpecialGenericAlias(origin, nparams, inst=inst, name=name)


Hashable = _alias("Hashable", collections.abc.Hashable, 0)
Awaitable = _alias("Awaitable", collections.abc.Awaitable, 1)
Coroutine = _alias("Coroutine", collections.abc.Coroutine, 3)
AsyncIterable = _alias("AsyncIterable", collections.abc.AsyncIterable, 1)
AsyncIterator = _alias("AsyncIterator", collections.abc.AsyncIterator, 1)
Iterable = _alias("Iterable", collections.abc.Iterable, 1)
Iterator = _alias("Iterator", collections.abc.Iterator, 1)
Reversible = _alias("Reversible", collections.abc.Reversible, 1)
Sized = _alias("Sized", collections.abc.Sized, 0)
Container = _alias("Container", collections.abc.Container, 1)
Collection = _alias("Collection", collections.abc.Collection, 1)
Callable = _CallableType(collections.abc.Callable, 2, name="Callable")
AbstractSet = _alias("AbstractSet", collections.abc.Set, 1)
MutableSet = _alias("MutableSet", collections.abc.MutableSet, 1)
Mapping = _alias("Mapping", collections.abc.Mapping, 2)
MutableMapping = _alias("MutableMapping", collections.abc.MutableMapping, 2)
Sequence = _alias("Sequence", collections.abc.Sequence, 1)
MutableSequence = _alias("MutableSequence", collections.abc.MutableSequence, 1)
MappingView = _alias("MappingView", collections.abc.MappingView, 1)
KeysView = _alias("KeysView", collections.abc.KeysView, 1)
ItemsView = _alias("ItemsView", collections.abc.ItemsView, 2)
ValuesView = _alias("ValuesView", collections.abc.ValuesView, 1)
Generator = _alias("Generator", collections.abc.Generator, 3)
AsyncGenerator = _alias("AsyncGenerator", collections.abc.AsyncGenerator, 2)
Tuple = _TupleType(tuple, -1, inst=False, name="Tuple")
List = _alias("List", list, 1, inst=False)
Deque = _alias("Deque", collections.deque, 1)
Set = _alias("Set", set, 1, inst=False)
FrozenSet = _alias("FrozenSet", frozenset, 1, inst=False)
Dict = _alias("Dict", dict, 2, inst=False)
DefaultDict = _alias("DefaultDict", collections.defaultdict, 2)
OrderedDict = _alias("OrderedDict", collections.OrderedDict, 2)
Counter = _alias("Counter", collections.Counter, 1)
ChainMap = _alias("ChainMap", collections.ChainMap, 2)
Type = _alias("Type", type, 1, inst=False)

T = TypeVar("T")
KT = TypeVar("KT")
VT = TypeVar("VT")
T_co = TypeVar("T_co", covariant=True)
AnyStr = TypeVar("AnyStr", bytes, str)


def __getattr__(name):
    """Make what needs modules that few programs import."""
    if name in {"ContextManager", "AsyncContextManager"}:
        import contextlib
        made = _alias(name, getattr(contextlib, "Abstract" + name), 2)
    elif name in {"Pattern", "Match"}:
        import re  # not in __all__, so that a star does not ask for it
        made = _alias(name, getattr(re, name), 1)
    elif name == "ByteString":
        raise NotImplementedError("not in Batuta yet: typing.ByteString")
    else:
        raise AttributeError(f"module 'typing' has no attribute {name!r}")
    globals()[name] = made
    return made


@runtime_checkable
class SupportsInt(Protocol):
    __slots__ = ()

    @abstractmethod
    def __int__(self) -> int:
        pass


@runtime_checkable
class SupportsFloat(Protocol):
    __slots__ = ()

    @abstractmethod
    def __float__(self) -> float:
        pass


@runtime_checkable
class SupportsComplex(Protocol):
    __slots__ = ()

    @abstractmethod
    def __complex__(self):
        pass


@runtime_checkable
class SupportsBytes(Protocol):
    __slots__ = ()

    @abstractmethod
    def __bytes__(self) -> bytes:
        pass


@runtime_checkable
class SupportsIndex(Protocol):
    __slots__ = ()

    @abstractmethod
    def __index__(self) -> int:
        pass


@runtime_checkable
class SupportsAbs(Protocol[T_co]):
    __slots__ = ()

    @abstractmethod
    def __abs__(self) -> T_co:
        pass


@runtime_checkable
class SupportsRound(Protocol[T_co]):
    __slots__ = ()

    @abstractmethod
    def __round__(self, ndigits: int = 0) -> T_co:
        pass


class IO(Generic[AnyStr]):
    """A file."""

    __slots__ = ()


class BinaryIO(IO[bytes]):
    """A file of bytes."""

    __slots__ = ()


class TextIO(IO[str]):
    """A file of text."""

    __slots__ = ()


# Named tuples and typed dicts.

def _namespace_annotations(ns):
    """Answer the annotations of a class that is being made."""
    if "__annotations__" in ns:
        return dict(ns["__annotations__"])
    annotate = ns.get("__annotate_func__") or ns.get("__annotate__")
    return dict(forward_annotations(annotate)) if annotate else {}


_NAMEDTUPLE_OWN = frozenset((
    "__new__", "__init__", "__slots__", "__getnewargs__", "_fields", "_field_defaults",
    "_field_types", "_make", "_replace", "_asdict", "_source",
))
_NAMEDTUPLE_KEPT = frozenset((
    "__module__", "__name__", "__annotations__", "__annotate__", "__annotate_func__",
    "__annotations_cache__", "__qualname__", "__classcell__",
))


def _make_nmtuple(name, notes, module, defaults=()):
    made = collections.namedtuple(name, list(notes), defaults=defaults, module=module)
    made.__annotations__ = made.__new__.__annotations__ = {
        n: _type_check(t, f"field {n} annotation must be a type") for n, t in notes.items()
    }
    return made


class NamedTupleMeta(type):
    def __new__(cls, typename, bases, ns):
        for base in bases:
            if base is not _NamedTuple and base is not Generic:
                raise TypeError("can only inherit from a NamedTuple type and Generic")
        bases = tuple(tuple if base is _NamedTuple else base for base in bases)
        notes = _namespace_annotations(ns)
        defaults = []
        for field in notes:
            if field in ns:
                defaults.append(field)
            elif defaults:
                s = "s" if len(defaults) > 1 else ""
                raise TypeError(
                    f"Non-default namedtuple field {field} cannot follow default "
                    f"field{s} {', '.join(defaults)}"
                )
        made = _make_nmtuple(typename, notes, ns["__module__"], [ns[n] for n in defaults])
        made.__bases__ == bases or _set_bases(made, bases)
        if "__qualname__" in ns:
            made.__qualname__ = ns["__qualname__"]
        cell = ns.get("__classcell__")
        if cell is not None:
            cell.cell_contents = made
        for key, value in ns.items():
            if key in _NAMEDTUPLE_OWN:
                raise AttributeError("Cannot overwrite NamedTuple attribute " + key)
            if key in _NAMEDTUPLE_KEPT or key in made._fields:
                continue
            setattr(made, key, value)
            hook = getattr(type(value), "__set_name__", None)
            if hook is not None:
                hook(value, made, key)
        if Generic in bases:
            made.__init_subclass__()
        return made


def _set_bases(made, bases):
    raise NotImplementedError("not in Batuta yet: a NamedTuple that is Generic")


def NamedTuple(typename, fields, /):
    """Make a class of tuples whose items have names and types."""
    notes = {n: _type_check(t, f"field {n} annotation must be a type") for n, t in fields}
    made = _make_nmtuple(typename, notes, caller())
    made.__orig_bases__ = (NamedTuple,)
    return made


_NamedTuple = type.__new__(NamedTupleMeta, "NamedTuple", (), {})
NamedTuple.__mro_entries__ = lambda bases: (_NamedTuple,)


def _qualifiers(annotation):
    """Answer the marks around a key's type."""
    while True:
        if isinstance(annotation, _AnnotatedAlias):
            annotation = annotation.__origin__
        elif isinstance(annotation, _GenericAlias) and annotation.__origin__ in (Required, NotRequired, ReadOnly):
            yield annotation.__origin__
            annotation = annotation.__args__[0]
        else:
            return


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError("cannot inherit from both a TypedDict type and a non-TypedDict base class")
        real = (Generic, dict) if any(issubclass(b, Generic) for b in bases) else (dict,)
        own = _namespace_annotations(ns)
        msg = "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type"
        module = ns.get("__module__")
        own = {
            n: ForwardRef(t, module=module) if isinstance(t, str) else _type_check(t, msg)
            for n, t in own.items()
        }
        ns = {k: v for k, v in ns.items() if k not in ("__annotate_func__", "__annotate__")}
        made = type.__new__(_TypedDictMeta, name, real, ns)
        if not hasattr(made, "__orig_bases__"):
            made.__orig_bases__ = bases
        notes, required, optional, readonly, mutable = {}, set(), set(), set(), set()
        for base in bases:
            notes.update(base.__annotations__ if type(base) is _TypedDictMeta else {})
            for keys, attr, other in (
                (required, "__required_keys__", optional), (optional, "__optional_keys__", required),
                (readonly, "__readonly_keys__", mutable), (mutable, "__mutable_keys__", readonly),
            ):
                more = base.__dict__.get(attr, frozenset())
                keys |= more
                other -= more
        notes.update(own)
        for key, annotation in own.items():
            marks = list(_qualifiers(annotation))
            needed = Required in marks or NotRequired not in marks and total
            (required if needed else optional).add(key)
            (optional if needed else required).discard(key)
            (readonly if ReadOnly in marks else mutable).add(key)
        made.__annotations__ = notes
        made.__required_keys__ = frozenset(required)
        made.__optional_keys__ = frozenset(optional)
        made.__readonly_keys__ = frozenset(readonly)
        made.__mutable_keys__ = frozenset(mutable)
        made.__total__ = total
        return made

    def __call__(cls, /, *args, **kwargs):
        if cls is _TypedDict:
            raise TypeError("cannot instantiate TypedDict")
        return dict(*args, **kwargs)

    def __subclasscheck__(cls, other):
        raise TypeError("TypedDict does not support instance and class checks")

    __instancecheck__ = __subclasscheck__


def TypedDict(typename, fields, /, *, total=True):
    """Make a class that says which keys a dict has, and of what types."""
    ns = {"__annotations__": dict(fields)}
    module = caller()
    if module is not None:
        ns["__module__"] = module
    made = _TypedDictMeta(typename, (), ns, total=total)
    made.__orig_bases__ = (TypedDict,)
    return made


_TypedDict = type.__new__(_TypedDictMeta, "TypedDict", (), {})
TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)


def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta)


class NewType:
    """A type that only a type checker tells from another."""

    def __init__(self, name, tp):
        self.__qualname__ = name
        if "." in name:
            name = name.rpartition(".")[-1]
        self.__name__ = name
        self.__supertype__ = tp
        module = caller()
        if module != "typing":
            self.__module__ = module

    def __call__(self, x):
        return x

    def __mro_entries__(self, bases):
        name = self.__name__

        class Dummy:
            def __init_subclass__(cls):
                sub = cls.__name__
                raise TypeError(
                    f"Cannot subclass an instance of NewType. Perhaps you were looking for: "
                    f"`{sub} = NewType({sub!r}, {name})`"
                )

        return (Dummy,)

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


# Hints.

def _evaluate(text, globalns, localns):
    names = {**(globalns or {}), **(localns or {})}
    define(f"__value__ = (\n{text}\n)", names)
    return names["__value__"]


def _eval_type(t, globalns, localns):
    """Put types in the place of the names of types."""
    if isinstance(t, ForwardRef):
        return _eval_type(_type_convert(_evaluate(t.__forward_arg__, globalns, localns)), globalns, localns)
    if isinstance(t, types.UnionType):
        return Union[tuple(_eval_type(a, globalns, localns) for a in t.__args__)]
    if isinstance(t, GenericAlias):
        args = tuple(
            _eval_type(ForwardRef(a) if isinstance(a, str) else a, globalns, localns) for a in t.__args__
        )
        return t if args == t.__args__ else GenericAlias(t.__origin__, args)
    if isinstance(t, _GenericAlias) and not isinstance(t, _LiteralGenericAlias):
        args = tuple(_eval_type(a, globalns, localns) for a in t.__args__)
        return t if args == t.__args__ else t.copy_with(args)
    return t


def evaluate_forward_ref(forward_ref, *, owner=None, globals=None, locals=None, type_params=None,
                         format=None, _recursive_guard=frozenset()):
    """Answer the type that a forward reference names."""
    return _eval_type(forward_ref, globals, locals)


def _strip_annotations(t):
    if isinstance(t, _AnnotatedAlias):
        return _strip_annotations(t.__origin__)
    if isinstance(t, _GenericAlias) and t.__origin__ in (Required, NotRequired, ReadOnly):
        return _strip_annotations(t.__args__[0])
    if isinstance(t, types.UnionType):
        return Union[tuple(_strip_annotations(a) for a in t.__args__)]
    if isinstance(t, GenericAlias):
        args = tuple(_strip_annotations(a) for a in t.__args__)
        return t if args == t.__args__ else GenericAlias(t.__origin__, args)
    if isinstance(t, _GenericAlias) and not isinstance(t, _LiteralGenericAlias):
        args = tuple(_strip_annotations(a) for a in t.__args__)
        return t if args == t.__args__ else t.copy_with(args)
    return t


def _hints_of(notes, globalns, localns, hints):
    for name, value in notes.items():
        value = _type_convert(value)
        hints[name] = _eval_type(value, globalns, localns)


def get_type_hints(obj, globalns=None, localns=None, include_extras=False, *, format=None):
    """Answer the types of a class's, function's or module's annotations."""
    if getattr(obj, "__no_type_check__", None):
        return {}
    hints = {}
    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            names = globalns
            if names is None:
                names = getattr(sys.modules.get(base.__module__), "__dict__", {})
            local = dict(vars(base)) if localns is None else localns
            params = {p.__name__: p for p in getattr(base, "__type_params__", ())}
            notes = base.__dict__.get("__annotations__")
            if notes is None:
                notes = {} if base.__module__ == "builtins" else base.__annotations__ or {}
            _hints_of(notes, {**names, **params}, {} if globalns is None and localns is None else local, hints)
    else:
        if globalns is None:
            if isinstance(obj, types.ModuleType):
                globalns = obj.__dict__
            else:
                inner = obj
                while hasattr(inner, "__wrapped__"):
                    inner = inner.__wrapped__
                globalns = getattr(inner, "__globals__", {})
            if localns is None:
                localns = globalns
        elif localns is None:
            localns = globalns
        notes = getattr(obj, "__annotations__", None)
        if notes is None:
            if callable(obj) or isinstance(obj, types.ModuleType):
                return {}
            raise TypeError(f"{obj!r} does not have annotations")
        params = {p.__name__: p for p in getattr(obj, "__type_params__", ())}
        _hints_of(notes, {**globalns, **params}, localns, hints)
    if include_extras:
        return hints
    return {name: _strip_annotations(t) for name, t in hints.items()}


def get_origin(tp):
    """Answer what a type with arguments is made of."""
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, (_BaseGenericAlias, GenericAlias, ParamSpecArgs, ParamSpecKwargs)):
        return tp.__origin__
    if type(tp).__name__ == "_CallableAlias":
        return collections.abc.Callable
    if tp is Generic:
        return Generic
    if isinstance(tp, types.UnionType):
        return Union
    return None


def _is_param_expr(arg):
    return arg is ... or isinstance(arg, (tuple, list, ParamSpec, _ConcatenateGenericAlias))


def get_args(tp):
    """Answer the arguments of a type."""
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__, *tp.__metadata__)
    if isinstance(tp, (_GenericAlias, GenericAlias)) or type(tp).__name__ == "_CallableAlias":
        args = tp.__args__
        if tp.__origin__ is collections.abc.Callable and not (len(args) == 2 and _is_param_expr(args[0])):
            args = (list(args[:-1]), args[-1])
        return args
    if isinstance(tp, types.UnionType):
        return tp.__args__
    return ()


# Marks and functions that do nothing when the program runs.

def cast(typ, val):
    """Answer val."""
    return val


def assert_type(val, typ, /):
    """Answer val."""
    return val


def reveal_type(obj, /):
    """Say of what type an object is."""
    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


def assert_never(arg, /):
    """Say that this is never reached."""
    value = repr(arg)
    if len(value) > 100:
        value = value[:100] + "..."
    raise AssertionError(f"Expected code to be unreachable, but got: {value}")


def no_type_check(arg):
    """Mark what is not for a type checker."""
    if isinstance(arg, type):
        for name, obj in list(arg.__dict__.items()):
            if isinstance(obj, types.FunctionType) and obj.__qualname__ == f"{arg.__qualname__}.{name}":
                obj.__no_type_check__ = True
    try:
        arg.__no_type_check__ = True
    except TypeError:
        pass
    return arg


def no_type_check_decorator(decorator):
    """Have a decorator mark what it decorates."""
    import warnings
    warnings.warn(
        "'typing.no_type_check_decorator' is deprecated and slated for removal in Python 3.15", DeprecationWarning, stacklevel=2)

    @functools.wraps(decorator)
    def wrapped(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))

    return wrapped


def _overload_dummy(*args, **kwds):
    raise NotImplementedError(
        "You should not call an overloaded function. A series of @overload-decorated functions "
        "outside a stub module should always be followed by an implementation that is not @overload-ed."
    )


_overloads = {}


def overload(func):
    """Mark one of the ways in which a function can be called."""
    f = getattr(func, "__func__", func)
    try:
        ways = _overloads.setdefault((f.__module__, f.__qualname__), {})
        ways[f.__code__.co_firstlineno] = func
    except AttributeError:
        pass
    return _overload_dummy


def get_overloads(func):
    """Answer the ways in which a function can be called."""
    f = getattr(func, "__func__", func)
    return list(_overloads.get((f.__module__, f.__qualname__), {}).values())


def clear_overloads():
    """Forget the ways in which functions can be called."""
    _overloads.clear()


def final(f):
    """Mark what is not to be inherited from or defined anew."""
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def override(method, /):
    """Mark a method that an inherited one must be there for."""
    try:
        method.__override__ = True
    except (AttributeError, TypeError):
        pass
    return method


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False,
                        frozen_default=False, field_specifiers=(), **kwargs):
    """Mark what makes classes like dataclasses."""

    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {
            "eq_default": eq_default,
            "order_default": order_default,
            "kw_only_default": kw_only_default,
            "frozen_default": frozen_default,
            "field_specifiers": field_specifiers,
            "kwargs": kwargs,
        }
        return cls_or_fn

    return decorator
