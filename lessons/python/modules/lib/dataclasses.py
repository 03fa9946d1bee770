"""Classes that are made of their fields."""

import abc
import sys
import types
from _codegen import caller, define, forward_annotations

__all__ = [
    "dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING",
    "fields", "asdict", "astuple", "make_dataclass", "replace", "is_dataclass",
]


class FrozenInstanceError(AttributeError):
    pass


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return "<factory>"


_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()


class _MISSING_TYPE:
    pass


MISSING = _MISSING_TYPE()


class _KW_ONLY_TYPE:
    pass


KW_ONLY = _KW_ONLY_TYPE()
_EMPTY_METADATA = types.MappingProxyType({})


class _FIELD_BASE:
    __slots__ = ("name",)

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_FIELD = _FIELD_BASE("_FIELD")
_FIELD_CLASSVAR = _FIELD_BASE("_FIELD_CLASSVAR")
_FIELD_INITVAR = _FIELD_BASE("_FIELD_INITVAR")

_FIELDS = "__dataclass_fields__"
_PARAMS = "__dataclass_params__"


class InitVar:
    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        name = self.type.__name__ if isinstance(self.type, type) else repr(self.type)
        return f"dataclasses.InitVar[{name}]"

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    __slots__ = (
        "name", "type", "default", "default_factory", "repr", "hash", "init", "compare",
        "metadata", "kw_only", "doc", "_field_type",
    )

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only, doc):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = _EMPTY_METADATA if metadata is None else types.MappingProxyType(metadata)
        self.kw_only = kw_only
        self.doc = doc
        self._field_type = None

    def __repr__(self):
        if self in _repring:
            return "..."
        _repring.append(self)
        try:
            return (
                f"Field(name={self.name!r},type={self.type!r},default={self.default!r},"
                f"default_factory={self.default_factory!r},init={self.init!r},repr={self.repr!r},"
                f"hash={self.hash!r},compare={self.compare!r},metadata={self.metadata!r},"
                f"kw_only={self.kw_only!r},doc={self.doc!r},_field_type={self._field_type})"
            )
        finally:
            _repring.remove(self)

    def __set_name__(self, owner, name):
        hook = getattr(type(self.default), "__set_name__", None)
        if hook:
            hook(self.default, owner, name)

    __class_getitem__ = classmethod(types.GenericAlias)


_repring = []


class _DataclassParams:
    __slots__ = (
        "init", "repr", "eq", "order", "unsafe_hash", "frozen", "match_args", "kw_only",
        "slots", "weakref_slot",
    )

    def __init__(self, **params):
        for name, value in params.items():
            setattr(self, name, value)

    def __repr__(self):
        inner = ",".join(f"{name}={getattr(self, name)!r}" for name in self.__slots__)
        return f"_DataclassParams({inner})"


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None,
          compare=True, metadata=None, kw_only=MISSING, doc=None):
    """Say more of a field than its annotation and default can."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only, doc)


# The fields.

def _named_in(cls, text, wanted):
    """Report whether an annotation given as text names one of the wanted."""
    head = text.split("[", 1)[0].strip()
    names = sys.modules.get(cls.__module__).__dict__
    module, dot, name = head.rpartition(".")
    if dot:
        if "." in module:
            return False
        found = getattr(names.get(module), name, None)
    else:
        found = names.get(name)
    return any(found is w for w in wanted)


def _is_classvar(cls, annotation):
    typing = sys.modules.get("typing")
    if typing is None:
        return False
    if isinstance(annotation, str):
        return _named_in(cls, annotation, (typing.ClassVar,))
    return annotation is typing.ClassVar or getattr(annotation, "__origin__", None) is typing.ClassVar


def _is_initvar(cls, annotation):
    if isinstance(annotation, str):
        return _named_in(cls, annotation, (InitVar,))
    return annotation is InitVar or type(annotation) is InitVar


def _is_kw_only(cls, annotation):
    if isinstance(annotation, str):
        return _named_in(cls, annotation, (KW_ONLY,))
    return annotation is KW_ONLY


def _get_field(cls, name, annotation, default_kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        f = default
    else:
        if isinstance(default, types.MemberDescriptorType):  # a slot, no default
            default = MISSING
        f = field(default=default)
    f.name = name
    f.type = annotation
    if _is_classvar(cls, annotation):
        f._field_type = _FIELD_CLASSVAR
    elif _is_initvar(cls, annotation):
        f._field_type = _FIELD_INITVAR
    else:
        f._field_type = _FIELD
    if f._field_type is not _FIELD and f.default_factory is not MISSING:
        raise TypeError(f"field {f.name} cannot have a default factory")
    if f._field_type is _FIELD_CLASSVAR:
        if f.kw_only is not MISSING:
            raise TypeError(f"field {f.name} is a ClassVar but specifies kw_only")
    elif f.kw_only is MISSING:
        f.kw_only = default_kw_only
    if f._field_type is _FIELD and f.default.__class__.__hash__ is None:
        raise ValueError(
            f"mutable default {type(f.default)} for field {f.name} is not allowed: use default_factory"
        )
    return f


def _own_annotations(cls):
    if "__annotations__" in cls.__dict__:
        return cls.__dict__["__annotations__"]
    return forward_annotations(cls.__annotate__)


def _collect_fields(cls, kw_only):
    """Find the class's own fields, in the order of their annotations."""
    notes = _own_annotations(cls)
    found = []
    seen_kw_only = False
    for name, annotation in notes.items():
        if _is_kw_only(cls, annotation):
            if seen_kw_only:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            seen_kw_only = kw_only = True
            continue
        found.append(_get_field(cls, name, annotation, kw_only))
    for f in found:
        if isinstance(getattr(cls, f.name, None), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in notes:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    return found


def _inherit(cls, fields, frozen):
    """Take over the bases' fields, and check that all agree on being frozen."""
    has_base = False
    all_frozen_bases = None
    any_frozen_base = False
    for base in cls.__mro__[-1:0:-1]:
        base_fields = getattr(base, _FIELDS, None)
        if base_fields is None:
            continue
        has_base = True
        for f in base_fields.values():
            fields[f.name] = f
        if all_frozen_bases is None:
            all_frozen_bases = True
        all_frozen_bases = all_frozen_bases and getattr(base, _PARAMS).frozen
        any_frozen_base = any_frozen_base or getattr(base, _PARAMS).frozen
    if has_base:
        if any_frozen_base and not frozen:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
        if all_frozen_bases is False and frozen:
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one")


# The methods, which are written as text and compiled.

class _Source:
    """Functions of a class, written one after the other and compiled at once."""

    def __init__(self):
        self.lines = []
        self.values = {}
        self.functions = {}

    def add(self, name, params, body, notes=None, overwrite_error=False, decorator=None):
        if decorator:
            self.lines.append(f" {decorator}")
        self.lines.append(f" def {name}({', '.join(params)}):")
        self.lines += body
        self.functions[name] = (notes, overwrite_error)

    def put_on(self, cls):
        if not self.functions:
            return
        params = ", ".join(self.values)
        answer = ", ".join(self.functions)
        text = f"def __create_fn__({params}):\n" + "\n".join(self.lines) + f"\n return {answer},"
        names = dict(sys.modules[cls.__module__].__dict__) if cls.__module__ in sys.modules else {}
        space = {"__builtins__": names.get("__builtins__"), "__name__": cls.__module__}
        define(text, space)
        made = space["__create_fn__"](**self.values)
        for (name, (notes, overwrite_error)), fn in zip(self.functions.items(), made):
            fn.__qualname__ = f"{cls.__qualname__}.{name}"
            if notes is not None:
                fn.__annotations__ = notes
            if _set_new(cls, name, fn) and overwrite_error:
                more = "" if overwrite_error is True else f" {overwrite_error}"
                raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__}{more}")


def _set_new(cls, name, value):
    """Set an attribute unless the class has it; report whether it has."""
    if name in cls.__dict__:
        return True
    setattr(cls, name, value)
    return False


def _init_param(f):
    if f.default is MISSING and f.default_factory is MISSING:
        return f.name
    if f.default is not MISSING:
        return f"{f.name}=__dataclass_dflt_{f.name}__"
    return f"{f.name}=__dataclass_HAS_DEFAULT_FACTORY__"


def _init_line(f, frozen, values, self_name, slots):
    """Write the line of __init__ that sets a field, None if there is none."""
    default = f"__dataclass_dflt_{f.name}__"
    if f.default_factory is not MISSING:
        values[default] = f.default_factory
        if f.init:
            value = f"{default}() if {f.name} is __dataclass_HAS_DEFAULT_FACTORY__ else {f.name}"
        else:
            value = f"{default}()"
    elif f.init:
        if f.default is not MISSING:
            values[default] = f.default
        value = f.name
    elif slots and f.default is not MISSING:
        values[default] = f.default
        value = default
    else:
        return None
    if f._field_type is _FIELD_INITVAR:
        return None
    if frozen:
        return f"  __dataclass_builtins_object__.__setattr__({self_name},{f.name!r},{value})"
    return f"  {self_name}.{f.name}={value}"


def _write_init(source, cls, fields, std_fields, kw_only_fields, frozen, has_post_init, self_name, slots):
    seen_default = None
    for f in std_fields:
        if f.init:
            if not (f.default is MISSING and f.default_factory is MISSING):
                seen_default = f
            elif seen_default:
                raise TypeError(
                    f"non-default argument {f.name!r} follows default argument {seen_default.name!r}"
                )
    source.values["__dataclass_HAS_DEFAULT_FACTORY__"] = _HAS_DEFAULT_FACTORY
    source.values["__dataclass_builtins_object__"] = object
    lines = []
    for f in fields:
        line = _init_line(f, frozen, source.values, self_name, slots)
        if line:
            lines.append(line)
    if has_post_init:
        given = ",".join(f.name for f in fields if f._field_type is _FIELD_INITVAR)
        lines.append(f"  {self_name}.__post_init__({given})")
    params = [self_name] + [_init_param(f) for f in std_fields if f.init]
    if kw_only_fields:
        params += ["*"] + [_init_param(f) for f in kw_only_fields]
    notes = {f.name: f.type for f in fields if f.init}
    notes["return"] = None
    source.add("__init__", params, lines or ["  pass"], notes)


def _write_repr(source, fields):
    inner = ", ".join(f"{f.name}={{self.{f.name}!r}}" for f in fields)
    source.values["__dataclass_showing__"] = set()
    source.add("__repr__", ("self",), [
        "  key = id(self)",
        "  if key in __dataclass_showing__: return '...'",
        "  __dataclass_showing__.add(key)",
        "  try:",
        f"   return f\"{{self.__class__.__qualname__}}({inner})\"",
        "  finally:",
        "   __dataclass_showing__.discard(key)",
    ])


def _write_comparisons(source, fields, eq, order):
    mine = "".join(f"self.{f.name}," for f in fields)
    theirs = "".join(f"other.{f.name}," for f in fields)
    if eq:
        terms = " and ".join(f"self.{f.name}==other.{f.name}" for f in fields) or "True"
        source.add("__eq__", ("self", "other"), [
            "  if self is other:",
            "   return True",
            "  if other.__class__ is self.__class__:",
            f"   return {terms}",
            "  return NotImplemented",
        ])
    if order:
        for name, op in (("__lt__", "<"), ("__le__", "<="), ("__gt__", ">"), ("__ge__", ">=")):
            source.add(name, ("self", "other"), [
                "  if other.__class__ is self.__class__:",
                f"   return ({mine}){op}({theirs})",
                "  return NotImplemented",
            ], overwrite_error="Consider using functools.total_ordering")


def _write_frozen(source, cls, fields):
    source.values["cls"] = cls
    source.values["FrozenInstanceError"] = FrozenInstanceError
    names = ", ".join(repr(f.name) for f in fields)
    condition = "type(self) is cls"
    if fields:
        condition += f" or name in {{{names}}}"
    for name, params, text in (
        ("__setattr__", ("self", "name", "value"), "cannot assign to field"),
        ("__delattr__", ("self", "name"), "cannot delete field"),
    ):
        args = ", ".join(params[1:])
        source.add(name, params, [
            f"  if {condition}:",
            f"   raise FrozenInstanceError(f\"{text} {{name!r}}\")",
            f"  super(cls, self).{name}({args})",
        ], overwrite_error=True)


def _hash_of(cls, fields, source):
    inner = "".join(f"self.{f.name}," for f in fields)
    source.add("__hash__", ("self",), [f"  return hash(({inner}))"])


def _choose_hash(cls, source, fields, unsafe_hash, eq, frozen, has_explicit_hash):
    """Do with __hash__ what the options say."""
    if unsafe_hash:
        if has_explicit_hash:
            raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
        add = True
    elif not eq:
        return
    elif not frozen:
        if not has_explicit_hash:
            cls.__hash__ = None
        return
    else:
        add = not has_explicit_hash
    if add:
        chosen = [f for f in fields if (f.compare if f.hash is None else f.hash)]
        if "__hash__" in cls.__dict__:
            del cls.__hash__  # the None that __eq__ left
        _hash_of(cls, chosen, source)


def _shown_type(annotation):
    if isinstance(annotation, type):
        if annotation.__module__ == "builtins":
            return annotation.__qualname__
        return f"{annotation.__module__}.{annotation.__qualname__}"
    if isinstance(annotation, types.UnionType):
        return " | ".join(map(_shown_type, annotation.__args__)).replace("NoneType", "None")
    if hasattr(annotation, "__forward_arg__"):
        return annotation.__forward_arg__
    return repr(annotation)


def _doc_of(cls, std_fields, kw_only_fields, init):
    """Write the docstring of a class without one: how it is called."""
    if not init:
        return f"{cls.__name__}()"

    def param(f):
        text = f"{f.name}: {_shown_type(f.type)}"
        if f.default is not MISSING:
            text += f" = {f.default!r}"
        elif f.default_factory is not MISSING:
            text += " = <factory>"
        return text

    parts = [param(f) for f in std_fields if f.init]
    if kw_only_fields:
        parts += ["*"] + [param(f) for f in kw_only_fields]
    return f"{cls.__name__}({', '.join(parts)})"


def _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
    fields = {}
    _inherit(cls, fields, frozen)
    for f in _collect_fields(cls, kw_only):
        fields[f.name] = f
    explicit = cls.__dict__.get("__hash__", MISSING)
    has_explicit_hash = not (explicit is MISSING or explicit is None and "__eq__" in cls.__dict__)
    if order and not eq:
        raise ValueError("eq must be true if order is true")
    setattr(cls, _PARAMS, _DataclassParams(
        init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen,
        match_args=match_args, kw_only=kw_only, slots=slots, weakref_slot=weakref_slot,
    ))
    setattr(cls, _FIELDS, fields)
    in_init = [f for f in fields.values() if f._field_type in (_FIELD, _FIELD_INITVAR)]
    std_fields = tuple(f for f in in_init if f.init and not f.kw_only)
    kw_only_fields = tuple(f for f in in_init if f.init and f.kw_only)
    own = [f for f in fields.values() if f._field_type is _FIELD]
    source = _Source()
    if init:
        self_name = "__dataclass_self__" if "self" in fields else "self"
        _write_init(source, cls, in_init, std_fields, kw_only_fields, frozen,
                    hasattr(cls, "__post_init__"), self_name, slots)
    _set_new(cls, "__replace__", _replace)
    if repr:
        _write_repr(source, [f for f in own if f.repr])
    _write_comparisons(source, [f for f in own if f.compare], eq, order)
    if frozen:
        _write_frozen(source, cls, own)
    _choose_hash(cls, source, own, unsafe_hash, eq, frozen, has_explicit_hash)
    source.put_on(cls)
    if not getattr(cls, "__doc__"):
        cls.__doc__ = _doc_of(cls, std_fields, kw_only_fields, init)
    if match_args:
        _set_new(cls, "__match_args__", tuple(f.name for f in std_fields))
    if weakref_slot and not slots:
        raise TypeError("weakref_slot is True but slots is False")
    if slots:
        cls = _add_slots(cls, frozen, weakref_slot, fields)
    abc.update_abstractmethods(cls)
    return cls


# Slots: the class is made a second time, with __slots__.

def _slot_names(cls):
    slots = cls.__dict__.get("__slots__", ())
    if isinstance(slots, str):
        yield slots
    else:
        yield from slots


def _dataclass_getstate(self):
    return [getattr(self, f.name) for f in fields(self)]


def _dataclass_setstate(self, state):
    for f, value in zip(fields(self), state):
        object.__setattr__(self, f.name, value)


def _fix_class_cells(old, new, namespace):
    """Have the methods that use super() know the new class."""
    for value in namespace.values():
        if isinstance(value, property):
            candidates = (value.fget, value.fset, value.fdel)
        else:
            candidates = (getattr(value, "__func__", value),)
        for fn in candidates:
            while hasattr(fn, "__wrapped__"):
                fn = fn.__wrapped__
            if not isinstance(fn, types.FunctionType) or not fn.__closure__:
                continue
            for name, cell in zip(fn.__code__.co_freevars, fn.__closure__):
                try:
                    if cell.cell_contents is old:
                        cell.cell_contents = new
                except ValueError:
                    pass


def _add_slots(cls, is_frozen, weakref_slot, defined):
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    names = tuple(f.name for f in defined.values() if f._field_type is _FIELD)
    inherited = set()
    for base in cls.__mro__[1:-1]:
        inherited.update(_slot_names(base))
    namespace = dict(cls.__dict__)
    slots = tuple(n for n in names if n not in inherited)
    if weakref_slot and "__weakref__" not in inherited:
        slots += ("__weakref__",)
    namespace["__slots__"] = slots
    for name in names:
        namespace.pop(name, None)
    namespace.pop("__dict__", None)
    namespace.pop("__weakref__", None)
    qualname = cls.__qualname__
    new = type(cls)(cls.__name__, cls.__bases__, namespace)
    new.__qualname__ = qualname
    if is_frozen:
        if "__getstate__" not in namespace:
            new.__getstate__ = _dataclass_getstate
        if "__setstate__" not in namespace:
            new.__setstate__ = _dataclass_setstate
    _fix_class_cells(cls, new, namespace)
    return new


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False,
              frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False):
    """Add to a class what its annotated fields call for."""

    def wrap(cls):
        return _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args,
                              kw_only, slots, weakref_slot)

    return wrap if cls is None else wrap(cls)


# Functions about dataclasses.

def fields(class_or_instance):
    """Answer the fields of a dataclass or of an instance of one."""
    try:
        found = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple(f for f in found.values() if f._field_type is _FIELD)


def _is_dataclass_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    """Report whether it is a dataclass or an instance of one."""
    cls = obj if isinstance(obj, type) else type(obj)
    return hasattr(cls, _FIELDS)


def asdict(obj, *, dict_factory=dict):
    """Answer the fields as a dict, those of dataclasses within too."""
    if not _is_dataclass_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _unfold(obj, lambda pairs: dict_factory(pairs))


def astuple(obj, *, tuple_factory=tuple):
    """Answer the fields as a tuple, those of dataclasses within too."""
    if not _is_dataclass_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _unfold(obj, lambda pairs: tuple_factory([value for _, value in pairs]))


def _unfold(obj, make):
    cls = type(obj)
    if hasattr(cls, _FIELDS):
        return make([(f.name, _unfold(getattr(obj, f.name), make)) for f in fields(obj)])
    if cls is list:
        return [_unfold(v, make) for v in obj]
    if cls is dict:
        return {_unfold(k, make): _unfold(v, make) for k, v in obj.items()}
    if issubclass(cls, tuple):
        if hasattr(cls, "_fields"):
            return cls(*[_unfold(v, make) for v in obj])
        return cls(_unfold(v, make) for v in obj)
    if issubclass(cls, dict):
        if hasattr(cls, "default_factory"):
            made = cls(obj.default_factory)
            for k, v in obj.items():
                made[_unfold(k, make)] = _unfold(v, make)
            return made
        return cls((_unfold(k, make), _unfold(v, make)) for k, v in obj.items())
    if issubclass(cls, list):
        return cls(_unfold(v, make) for v in obj)
    from copy import deepcopy
    return deepcopy(obj)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True,
                   order=False, unsafe_hash=False, frozen=False, match_args=True, kw_only=False,
                   slots=False, weakref_slot=False, module=None, decorator=dataclass):
    """Make a dataclass of a name and a list of fields."""
    namespace = {} if namespace is None else dict(namespace)
    notes = {}
    defaults = {}
    for item in fields:
        if isinstance(item, str):
            from typing import Any
            name, kind = item, Any
        elif len(item) == 2:
            name, kind = item
        elif len(item) == 3:
            name, kind, defaults[name] = item
        else:
            raise TypeError(f"Invalid field: {item!r}")
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if name in _KEYWORDS:
            raise TypeError(f"Field names must not be keywords: {name!r}")
        if name in notes:
            raise TypeError(f"Field name duplicated: {name!r}")
        notes[name] = kind
    namespace |= defaults
    namespace["__annotations__"] = notes
    cls = types.new_class(cls_name, bases, {}, lambda ns: ns.update(namespace))
    if module is None:
        module = caller()
    cls.__module__ = module
    return decorator(cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash,
                     frozen=frozen, match_args=match_args, kw_only=kw_only, slots=slots,
                     weakref_slot=weakref_slot)


_KEYWORDS = frozenset("""
    False None True and as assert async await break class continue def del elif else except
    finally for from global if import in is lambda nonlocal not or pass raise return try while
    with yield
""".split())


def replace(obj, /, **changes):
    """Make an instance like obj with some fields changed."""
    if not _is_dataclass_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    return _replace(obj, **changes)


def _replace(self, /, **changes):
    for f in getattr(self, _FIELDS).values():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise TypeError(
                    f"field {f.name} is declared with init=False, it cannot be specified with replace()"
                )
            continue
        if f.name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise TypeError(f"InitVar {f.name!r} must be specified with replace()")
            changes[f.name] = getattr(self, f.name)
    return self.__class__(**changes)
