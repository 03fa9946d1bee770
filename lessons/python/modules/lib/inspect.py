"""What objects are: functions, coroutines, classes, signatures, frames."""

import functools
import keyword
import linecache
import os
import re
import sys
import types
from collections import OrderedDict, namedtuple
from collections.abc import Awaitable
from enum import IntEnum
from typing import ForwardRef
from _inspect import is_coroutine_function as _is_native_coroutine_function, last_line as _last_line
from _inspect import python_kind as _python_kind
from _library import refuse as _refuse

__all__ = [
    "AGEN_CLOSED", "AGEN_CREATED", "AGEN_RUNNING", "AGEN_SUSPENDED", "ArgInfo", "BoundArguments", "CORO_CLOSED",
    "CORO_CREATED", "CORO_RUNNING", "CORO_SUSPENDED", "CO_ASYNC_GENERATOR", "CO_COROUTINE", "CO_GENERATOR",
    "CO_HAS_DOCSTRING", "CO_ITERABLE_COROUTINE", "CO_METHOD", "CO_NESTED", "CO_NEWLOCALS", "CO_NOFREE",
    "CO_OPTIMIZED", "CO_VARARGS", "CO_VARKEYWORDS", "FrameInfo", "FullArgSpec", "GEN_CLOSED", "GEN_CREATED",
    "GEN_RUNNING", "GEN_SUSPENDED", "Parameter", "Signature", "TPFLAGS_IS_ABSTRACT", "Traceback", "cleandoc",
    "currentframe", "formatannotation", "getargvalues", "getasyncgenlocals", "getasyncgenstate", "getattr_static",
    "getcoroutinelocals", "getcoroutinestate", "getdoc", "getfile", "getframeinfo", "getfullargspec",
    "getgeneratorlocals", "getgeneratorstate", "getinnerframes", "getlineno", "getmembers", "getmembers_static",
    "getmodule", "getmodulename", "getmro", "getouterframes", "getsource", "getsourcefile", "getsourcelines",
    "indentsize", "isabstract", "isasyncgen", "isasyncgenfunction", "isawaitable", "isbuiltin", "isclass",
    "iscode", "iscoroutine", "iscoroutinefunction", "isdatadescriptor", "isframe", "isfunction", "isgenerator",
    "isgeneratorfunction", "isgetsetdescriptor", "ismemberdescriptor", "ismethod", "ismethoddescriptor",
    "ismethodwrapper", "ismodule", "ispackage", "isroutine", "istraceback", "markcoroutinefunction", "signature",
    "stack", "trace", "unwrap",
]

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS, CO_NESTED = 1, 2, 4, 8, 16
CO_GENERATOR, CO_NOFREE, CO_COROUTINE, CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 32, 64, 128, 256, 512
CO_HAS_DOCSTRING, CO_METHOD = 0x4000000, 0x8000000
TPFLAGS_IS_ABSTRACT = 1 << 20


# What an object is.


def ismodule(object):
    return isinstance(object, types.ModuleType)


def isclass(object):
    return isinstance(object, type)


def ismethod(object):
    return isinstance(object, types.MethodType) or _python_kind(object) == "method"


def ispackage(object):
    return ismodule(object) and hasattr(object, "__path__")


def isfunction(object):
    """A function written in Python. Some of asyncio's are written otherwise here, and count."""
    return isinstance(object, types.FunctionType) or _python_kind(object) == "function"


def ismethoddescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    cls = type(object)
    return hasattr(cls, "__get__") and not hasattr(cls, "__set__") and not hasattr(cls, "__delete__")


def isdatadescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    cls = type(object)
    return hasattr(cls, "__set__") or hasattr(cls, "__delete__")


def ismemberdescriptor(object):
    return isinstance(object, types.MemberDescriptorType)


def isgetsetdescriptor(object):
    return isinstance(object, types.GetSetDescriptorType)


def _has_flag(f, flag):
    """Whether a function has a flag, or one that is a method's or in a partial."""
    while True:
        if isinstance(f, functools.partialmethod) or isinstance(f, functools.partial):
            f = f.func
        elif isinstance(f, types.MethodType):
            f = f.__func__
        elif isinstance(getattr(f, "__partialmethod__", None), functools.partialmethod):
            f = f.__partialmethod__
        else:
            break
    if not isinstance(f, types.FunctionType):
        return flag == CO_COROUTINE and _is_native_coroutine_function(f)
    return bool(f.__code__.co_flags & flag)


def isgeneratorfunction(obj):
    return _has_flag(obj, CO_GENERATOR)


def isasyncgenfunction(obj):
    return _has_flag(obj, CO_ASYNC_GENERATOR)


_coroutine_mark = object()


def markcoroutinefunction(func):
    """Have iscoroutinefunction say yes of a function that answers an awaitable."""
    if hasattr(func, "__func__"):
        func = func.__func__
    func._is_coroutine_mark = _coroutine_mark
    return func


def iscoroutinefunction(obj):
    if _has_flag(obj, CO_COROUTINE):
        return True
    while isinstance(obj, types.MethodType):
        obj = obj.__func__
    while isinstance(obj, functools.partial):
        obj = obj.func
    return getattr(obj, "_is_coroutine_mark", None) is _coroutine_mark


def isasyncgen(object):
    return isinstance(object, types.AsyncGeneratorType)


def isgenerator(object):
    return isinstance(object, types.GeneratorType)


def iscoroutine(object):
    return isinstance(object, types.CoroutineType)


def isawaitable(object):
    return (
        iscoroutine(object) or isgenerator(object) and bool(object.gi_code.co_flags & CO_ITERABLE_COROUTINE)
        or isinstance(object, Awaitable)
    )


def istraceback(object):
    return isinstance(object, types.TracebackType)


def isframe(object):
    return isinstance(object, types.FrameType)


def iscode(object):
    return isinstance(object, types.CodeType)


def isbuiltin(object):
    return isinstance(object, types.BuiltinFunctionType) and not _python_kind(object)


def ismethodwrapper(object):
    return isinstance(object, types.MethodWrapperType)


def isroutine(object):
    return (
        isbuiltin(object) or isfunction(object) or ismethod(object) or ismethoddescriptor(object)
        or ismethodwrapper(object)
    )


def isabstract(object):
    return isinstance(object, type) and bool(getattr(object, "__abstractmethods__", None))


# What an object has.


def getmro(cls):
    return cls.__mro__


def _members(object, predicate, get):
    names = dir(object)
    mro = ()
    if isclass(object):
        mro = object.__mro__
        for base in object.__bases__:
            names += [k for k, v in base.__dict__.items() if isinstance(v, types.DynamicClassAttribute)]
    found, seen = [], set()
    for name in names:
        try:
            value = get(object, name)
            if name in seen:
                raise AttributeError
        except AttributeError:
            owner = next((base for base in mro if name in base.__dict__), None)
            if owner is None:
                continue
            value = owner.__dict__[name]
        if not predicate or predicate(value):
            found.append((name, value))
        seen.add(name)
    found.sort(key=lambda pair: pair[0])
    return found


def getmembers(object, predicate=None):
    return _members(object, predicate, getattr)


def getmembers_static(object, predicate=None):
    return _members(object, predicate, getattr_static)


_nothing = object()


def _of_class(cls, name):
    for base in type.__dict__["__mro__"].__get__(cls):
        if name in base.__dict__:
            return base.__dict__[name]
    return _nothing


def getattr_static(obj, attr, default=_nothing):
    """An attribute as it lies in a dict: no code of the program's runs."""
    is_class = isinstance(obj, type)
    mine = _nothing
    if not is_class:
        try:
            mine = dict.get(object.__getattribute__(obj, "__dict__"), attr, _nothing)
        except AttributeError:
            pass
    found = _of_class(obj if is_class else type(obj), attr)
    if mine is not _nothing:
        kind = type(found)
        data = _of_class(kind, "__set__") is not _nothing or _of_class(kind, "__delete__") is not _nothing
        if found is _nothing or not data or _of_class(kind, "__get__") is _nothing:
            return mine
    if found is _nothing and is_class:
        found = _of_class(type(obj), attr)
    if found is not _nothing:
        return found
    if default is not _nothing:
        return default
    raise AttributeError(attr)


def unwrap(func, *, stop=None):
    """The function within those that __wrapped__ leads through."""
    first, seen = func, {id(func)}
    while not isinstance(func, type) and hasattr(func, "__wrapped__"):
        if stop is not None and stop(func):
            break
        func = func.__wrapped__
        if id(func) in seen or len(seen) >= sys.getrecursionlimit():
            raise ValueError(f"wrapper loop when unwrapping {first!r}")
        seen.add(id(func))
    return func


# Texts about an object.


def indentsize(line):
    line = line.expandtabs()
    return len(line) - len(line.lstrip())


def cleandoc(doc):
    lines = doc.expandtabs().split("\n")
    margins = [len(line) - len(line.lstrip(" ")) for line in lines[1:] if line.lstrip(" ")]
    margin = min(margins, default=0)
    lines = [lines[0].lstrip(" ")] + [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        del lines[0]
    return "\n".join(lines)


def _owner(func):
    """The class that a function is written in."""
    cls = sys.modules.get(func.__module__)
    if cls is None:
        return None
    for name in func.__qualname__.split(".")[:-1]:
        cls = getattr(cls, name)
    return cls if isclass(cls) else None


def _inherited_doc(obj):
    if isclass(obj):
        docs = (getattr(base, "__doc__", None) for base in obj.__mro__ if base is not object)
        return next((doc for doc in docs if doc is not None), None)
    if isinstance(obj, types.MethodType):
        name, cls = obj.__func__.__name__, obj.__self__
        if not (isclass(cls) and getattr(getattr(cls, name, None), "__func__") is obj.__func__):
            cls = type(cls)
    elif isfunction(obj) or isinstance(obj, property):
        name, cls = obj.__name__, _owner(obj if isfunction(obj) else obj.fget)
        if cls is None or getattr(cls, name) is not obj:
            return None
    elif isbuiltin(obj):
        name, cls = obj.__name__, obj.__self__
        if not isclass(cls):
            cls = type(cls)
    elif ismethoddescriptor(obj) or isdatadescriptor(obj):
        name, cls = obj.__name__, obj.__objclass__
        if getattr(cls, name) is not obj:
            return None
    else:
        return None
    for base in cls.__mro__:
        doc = getattr(getattr(base, name, None), "__doc__", None)
        if hasattr(base, name) and doc is not None:
            return doc
    return None


def getdoc(object):
    doc = getattr(object, "__doc__", None)
    if doc is None:
        try:
            doc = _inherited_doc(object)
        except (AttributeError, TypeError):
            return None
    return cleandoc(doc) if isinstance(doc, str) else None


def _code_of(object):
    if isinstance(object, types.MethodType):
        object = object.__func__
    if isinstance(object, types.FunctionType):
        object = object.__code__
    if istraceback(object):
        object = object.tb_frame
    if isframe(object):
        object = object.f_code
    return object


def getfile(object):
    if ismodule(object):
        if getattr(object, "__file__", None):
            return object.__file__
        raise TypeError(f"{object!r} is a built-in module")
    if isclass(object):
        if hasattr(object, "__module__"):
            module = sys.modules.get(object.__module__)
            if getattr(module, "__file__", None):
                return module.__file__
            if object.__module__ == "__main__":
                raise OSError("source code not available")
        raise TypeError(f"{object!r} is a built-in class")
    code = _code_of(object)
    if iscode(code):
        return code.co_filename
    raise TypeError(
        "module, class, method, function, traceback, frame, or code object was expected, got " + type(code).__name__)


def getmodulename(path):
    name, suffix = os.path.splitext(os.path.basename(path))
    return name if suffix in (".py", ".pyc") else None


def getsourcefile(object):
    file = getfile(object)
    if file.startswith("<library "):
        _refuse("inspect of the library's own source")
    if linecache.getlines(file):
        return file
    return None


def getmodule(object, _filename=None):
    if ismodule(object):
        return object
    if hasattr(object, "__module__"):
        return sys.modules.get(object.__module__)
    try:
        file = getfile(object)
    except TypeError:
        return None
    for module in list(sys.modules.values()):
        if getattr(module, "__dict__", {}).get("__file__") == file:
            return module
    return None


def findsource(object):
    """All lines of the file that an object is from, and the place of its first."""
    file = getsourcefile(object)
    if not file:
        raise OSError("source code not available")
    lines = linecache.getlines(file)
    if not lines:
        raise OSError("could not get source code")
    if ismodule(object):
        return lines, 0
    if isclass(object):
        try:
            first = vars(object)["__firstlineno__"] - 1
        except (TypeError, KeyError):
            raise OSError("source code not available")
    else:
        first = _code_of(object).co_firstlineno - 1
    if first >= len(lines):
        raise OSError("lineno is out of bounds")
    return lines, first


def getsourcelines(object):
    object = unwrap(object)
    lines, first = findsource(object)
    if ismodule(object) or (isframe(object) or istraceback(object)) and _code_of(object).co_name == "<module>":
        return lines, 0
    last = _last_line("".join(lines), first + 1)
    if last == 0:
        _refuse("the source of what is no def and no class")
    return lines[first:last], first + 1


def getsource(object):
    return "".join(getsourcelines(object)[0])


# Frames.

ArgInfo = namedtuple("ArgInfo", "args varargs keywords locals")


def getargvalues(frame):
    code = frame.f_code
    names = list(code.co_varnames)
    count = code.co_argcount + code.co_kwonlyargcount
    args, rest = names[:count], iter(names[count:])
    varargs = next(rest) if code.co_flags & CO_VARARGS else None
    return ArgInfo(args, varargs, next(rest) if code.co_flags & CO_VARKEYWORDS else None, frame.f_locals)


class Traceback(namedtuple("_Traceback", "filename lineno function code_context index")):
    def __new__(cls, *args, **kwargs):
        if "positions" in kwargs:
            _refuse("inspect.Traceback(positions=)")
        return super().__new__(cls, *args, **kwargs)

    @property
    def positions(self):
        _refuse("inspect.Traceback.positions")

    def __repr__(self):
        _refuse("inspect.Traceback.__repr__")


class FrameInfo(namedtuple("_FrameInfo", ("frame",) + Traceback._fields)):
    def __new__(cls, *args, **kwargs):
        if "positions" in kwargs:
            _refuse("inspect.FrameInfo(positions=)")
        return super().__new__(cls, *args, **kwargs)

    @property
    def positions(self):
        _refuse("inspect.FrameInfo.positions")

    def __repr__(self):
        _refuse("inspect.FrameInfo.__repr__")


def getlineno(frame):
    return frame.f_lineno


def getframeinfo(frame, context=1):
    """Where a frame, or a traceback's, stands."""
    line = frame.tb_lineno if istraceback(frame) else frame.f_lineno
    if istraceback(frame):
        frame = frame.tb_frame
    if not isframe(frame):
        raise TypeError(f"{frame!r} is not a frame or traceback object")
    lines = index = None
    if context > 0:
        try:
            lines, _ = findsource(frame)
        except OSError:
            pass
        else:
            start = max(0, min(line - 1 - context // 2, len(lines) - context))
            lines = lines[start:start + context]
            index = line - 1 - start
    return Traceback(getsourcefile(frame) or getfile(frame), line, frame.f_code.co_name, lines, index)


def getouterframes(frame, context=1):
    found = []
    while frame:
        found.append(FrameInfo(frame, *getframeinfo(frame, context)))
        frame = frame.f_back
    return found


def getinnerframes(tb, context=1):
    found = []
    while tb:
        found.append(FrameInfo(tb.tb_frame, *getframeinfo(tb, context)))
        tb = tb.tb_next
    return found


def currentframe():
    return sys._getframe()


def stack(context=1):
    return getouterframes(sys._getframe(), context)


def trace(context=1):
    exc = sys.exception()
    return getinnerframes(None if exc is None else exc.__traceback__, context)


# What generators and coroutines are doing.

GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = "GEN_CREATED", "GEN_RUNNING", "GEN_SUSPENDED", "GEN_CLOSED"
CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED = "CORO_CREATED", "CORO_RUNNING", "CORO_SUSPENDED", "CORO_CLOSED"
AGEN_CREATED, AGEN_RUNNING, AGEN_SUSPENDED, AGEN_CLOSED = "AGEN_CREATED", "AGEN_RUNNING", "AGEN_SUSPENDED", "AGEN_CLOSED"


def getgeneratorstate(generator):
    if generator.gi_running:
        return GEN_RUNNING
    if generator.gi_suspended:
        return GEN_SUSPENDED
    return GEN_CLOSED if generator.gi_frame is None else GEN_CREATED


def getgeneratorlocals(generator):
    if not isgenerator(generator):
        raise TypeError(f"{generator!r} is not a Python generator")
    frame = generator.gi_frame
    return {} if frame is None else frame.f_locals


def getcoroutinestate(coroutine):
    if coroutine.cr_running:
        return CORO_RUNNING
    if coroutine.cr_suspended:
        return CORO_SUSPENDED
    return CORO_CLOSED if coroutine.cr_frame is None else CORO_CREATED


def getcoroutinelocals(coroutine):
    frame = getattr(coroutine, "cr_frame", None)
    return {} if frame is None else frame.f_locals


def getasyncgenstate(agen):
    if agen.ag_running:
        return AGEN_RUNNING
    if agen.ag_suspended:
        return AGEN_SUSPENDED
    return AGEN_CLOSED if agen.ag_frame is None else AGEN_CREATED


def getasyncgenlocals(agen):
    if not isasyncgen(agen):
        raise TypeError(f"{agen!r} is not a Python async generator")
    frame = agen.ag_frame
    return {} if frame is None else frame.f_locals


# Signatures.


class _void:
    """Marks what is not given."""


class _empty:
    """Marks what is not there: no default, no annotation."""


class _ParameterKind(IntEnum):
    POSITIONAL_ONLY = "positional-only"
    POSITIONAL_OR_KEYWORD = "positional or keyword"
    VAR_POSITIONAL = "variadic positional"
    KEYWORD_ONLY = "keyword-only"
    VAR_KEYWORD = "variadic keyword"

    def __new__(cls, description):
        made = int.__new__(cls, len(cls.__members__))
        made._value_ = int(made)
        made.description = description
        return made

    def __str__(self):
        return self.name


_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD, _VAR_POSITIONAL, _KEYWORD_ONLY, _VAR_KEYWORD = _ParameterKind


def formatannotation(annotation, base_module=None, *, quote_annotation_strings=True):
    if not quote_annotation_strings and isinstance(annotation, str):
        return annotation
    if getattr(annotation, "__module__", None) == "typing":
        return re.sub(r"[\w.]+", lambda m: m[0].removeprefix("typing."), repr(annotation))
    if isinstance(annotation, types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return annotation.__module__ + "." + annotation.__qualname__
    if isinstance(annotation, ForwardRef):
        return annotation.__forward_arg__
    return repr(annotation)


class Parameter:
    """A parameter of a function."""

    __slots__ = ("_name", "_kind", "_default", "_annotation")

    POSITIONAL_ONLY = _POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _VAR_POSITIONAL
    KEYWORD_ONLY = _KEYWORD_ONLY
    VAR_KEYWORD = _VAR_KEYWORD
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        try:
            self._kind = _ParameterKind(kind)
        except ValueError:
            raise ValueError(f"value {kind!r} is not a valid Parameter.kind")
        if default is not _empty and self._kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
            raise ValueError(f"{self._kind.description} parameters cannot have default values")
        self._default = default
        self._annotation = annotation
        if name is _empty:
            raise ValueError("name is a required attribute for Parameter")
        if not isinstance(name, str):
            raise TypeError(f"name must be a str, not a {type(name).__name__}")
        if name[0] == "." and name[1:].isdigit():  # what a comprehension iterates over
            if self._kind != _POSITIONAL_OR_KEYWORD:
                raise ValueError(
                    f"implicit arguments must be passed as positional or keyword arguments, not {self._kind.description}")
            self._kind = _POSITIONAL_ONLY
            name = "implicit" + name[1:]
        if keyword.iskeyword(name) and self._kind is not _POSITIONAL_ONLY or not name.isidentifier():
            raise ValueError(f"{name!r} is not a valid parameter name")
        self._name = name

    name = property(lambda self: self._name)
    kind = property(lambda self: self._kind)
    default = property(lambda self: self._default)
    annotation = property(lambda self: self._annotation)

    def replace(self, *, name=_void, kind=_void, annotation=_void, default=_void):
        return type(self)(
            self._name if name is _void else name, self._kind if kind is _void else kind,
            default=self._default if default is _void else default,
            annotation=self._annotation if annotation is _void else annotation)

    __replace__ = replace

    def __str__(self):
        return self._format()

    def _format(self, *, quote_annotation_strings=True):
        text, equals = self._name, "="
        if self._annotation is not _empty:
            text += ": " + formatannotation(self._annotation, quote_annotation_strings=quote_annotation_strings)
            equals = " = "
        if self._default is not _empty:
            text += equals + repr(self._default)
        return {_VAR_POSITIONAL: "*", _VAR_KEYWORD: "**"}.get(self._kind, "") + text

    def __repr__(self):
        return f'<{type(self).__name__} "{self}">'

    def _key(self):
        return self._name, self._kind, self._annotation, self._default

    def __hash__(self):
        return hash(self._key())

    def __eq__(self, other):
        if not isinstance(other, Parameter):
            return NotImplemented
        return self is other or self._key() == other._key()


class BoundArguments:
    """Arguments, each with the parameter that takes it."""

    __slots__ = ("arguments", "_signature", "__weakref__")

    def __init__(self, signature, arguments):
        self.arguments = arguments
        self._signature = signature

    signature = property(lambda self: self._signature)

    def _split(self):
        """The arguments that go by place, and those by name."""
        places, named, by_name = [], {}, False
        for name, param in self._signature.parameters.items():
            by_name = by_name or param.kind in (_VAR_KEYWORD, _KEYWORD_ONLY) or name not in self.arguments
            if name not in self.arguments:
                continue
            value = self.arguments[name]
            if not by_name:
                places += value if param.kind == _VAR_POSITIONAL else (value,)
            elif param.kind == _VAR_KEYWORD:
                named.update(value)
            else:
                named[name] = value
        return tuple(places), named

    args = property(lambda self: self._split()[0])
    kwargs = property(lambda self: self._split()[1])

    def apply_defaults(self):
        made = {}
        for name, param in self._signature.parameters.items():
            if name in self.arguments:
                made[name] = self.arguments[name]
            elif param.default is not _empty:
                made[name] = param.default
            elif param.kind is _VAR_POSITIONAL:
                made[name] = ()
            elif param.kind is _VAR_KEYWORD:
                made[name] = {}
        self.arguments = made

    def __eq__(self, other):
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self is other or self.signature == other.signature and self.arguments == other.arguments

    def __repr__(self):
        return f"<{type(self).__name__} ({', '.join(f'{name}={value!r}' for name, value in self.arguments.items())})>"


class Signature:
    """What a function can be called with, and what it answers."""

    __slots__ = ("_return_annotation", "_parameters")

    _parameter_cls = Parameter
    _bound_arguments_cls = BoundArguments
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty, __validate_parameters__=True):
        params, top, defaults, variadic = OrderedDict(), _POSITIONAL_ONLY, False, set()
        for param in parameters or ():
            kind = param.kind
            if __validate_parameters__:
                if kind in variadic:
                    raise ValueError(f"more than one {kind.description} parameter")
                if kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
                    variadic.add(kind)
                if kind < top:
                    raise ValueError(f"wrong parameter order: {top.description} parameter before {kind.description} parameter")
                top = kind
                if kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
                    if defaults and param.default is _empty:
                        raise ValueError("non-default argument follows default argument")
                    defaults = param.default is not _empty
                if param.name in params:
                    raise ValueError(f"duplicate parameter name: {param.name!r}")
            params[param.name] = param
        self._parameters = types.MappingProxyType(params)
        self._return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False, annotation_format=1):
        return _Finder(cls, follow_wrapped, True, globals, locals, eval_str, annotation_format).of(obj)

    parameters = property(lambda self: self._parameters)
    return_annotation = property(lambda self: self._return_annotation)

    def replace(self, *, parameters=_void, return_annotation=_void):
        return type(self)(
            self.parameters.values() if parameters is _void else parameters,
            return_annotation=self._return_annotation if return_annotation is _void else return_annotation)

    __replace__ = replace

    def _key(self):
        params = tuple(p for p in self.parameters.values() if p.kind != _KEYWORD_ONLY)
        named = frozenset(p for p in self.parameters.values() if p.kind == _KEYWORD_ONLY)
        return params, named, self.return_annotation

    def __hash__(self):
        return hash(self._key())

    def __eq__(self, other):
        if not isinstance(other, Signature):
            return NotImplemented
        if self is other:
            return True
        mine, others = ({p.name: p for p in s.parameters.values() if p.kind == _KEYWORD_ONLY} for s in (self, other))
        places = ([p for p in s.parameters.values() if p.kind != _KEYWORD_ONLY] for s in (self, other))
        return next(places) == next(places) and mine == others and self.return_annotation == other.return_annotation

    def _take_places(self, args, kwargs, partial):
        """Give the arguments by place to their parameters; answer the parameters left."""
        arguments, params, values = {}, list(self.parameters.values()), list(args)
        misnamed = []
        while params:
            param = params[0]
            if not values:
                if param.kind == _VAR_POSITIONAL:
                    del params[0]
                    break
                if param.name in kwargs and param.kind == _POSITIONAL_ONLY:
                    if param.default is _empty:
                        raise TypeError(f"missing a required positional-only argument: {param.name!r}")
                    misnamed.append(params.pop(0))
                    continue
                if param.name in kwargs or param.kind == _VAR_KEYWORD or param.default is not _empty or partial:
                    break
                kind = " keyword-only" if param.kind == _KEYWORD_ONLY else ""
                raise TypeError(f"missing a required{kind} argument: {param.name!r}")
            if param.kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                break
            del params[0]
            if param.kind == _VAR_POSITIONAL:
                arguments[param.name], values = tuple(values), []
                break
            if param.name in kwargs and param.kind != _POSITIONAL_ONLY:
                raise TypeError(f"multiple values for argument {param.name!r}")
            arguments[param.name] = values.pop(0)
        if values:
            raise TypeError("too many positional arguments")
        return arguments, params, misnamed

    def _bind(self, args, kwargs, *, partial=False):
        arguments, params, misnamed = self._take_places(args, kwargs, partial)
        rest = None
        for param in params:
            if param.kind == _VAR_KEYWORD:
                rest = param
            elif param.kind == _VAR_POSITIONAL:
                continue
            elif param.name in kwargs:
                arguments[param.name] = kwargs.pop(param.name)
            elif not partial and param.default is _empty:
                raise TypeError(f"missing a required argument: {param.name!r}")
        if kwargs:
            if rest is not None:
                arguments[rest.name] = kwargs
            elif misnamed:
                names = ", ".join(param.name for param in misnamed)
                raise TypeError(f"got some positional-only arguments passed as keyword arguments: {names!r}")
            else:
                raise TypeError(f"got an unexpected keyword argument {next(iter(kwargs))!r}")
        return self._bound_arguments_cls(self, arguments)

    def bind(self, /, *args, **kwargs):
        return self._bind(args, kwargs)

    def bind_partial(self, /, *args, **kwargs):
        return self._bind(args, kwargs, partial=True)

    def __repr__(self):
        return f"<{type(self).__name__} {self}>"

    def __str__(self):
        return self.format()

    def format(self, *, max_width=None, quote_annotation_strings=True):
        parts, slash, star = [], False, True
        for param in self.parameters.values():
            if slash and param.kind != _POSITIONAL_ONLY:
                parts.append("/")
            slash = param.kind == _POSITIONAL_ONLY
            if star and param.kind == _KEYWORD_ONLY:
                parts.append("*")
            star = star and param.kind not in (_VAR_POSITIONAL, _KEYWORD_ONLY)
            parts.append(param._format(quote_annotation_strings=quote_annotation_strings))
        if slash:
            parts.append("/")
        text = f"({', '.join(parts)})"
        if max_width is not None and len(text) > max_width:
            text = "(\n    " + ",\n    ".join(parts) + "\n)"
        if self.return_annotation is not _empty:
            text += " -> " + formatannotation(self.return_annotation, quote_annotation_strings=quote_annotation_strings)
        return text


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False, annotation_format=1):
    """What a callable can be called with."""
    return Signature.from_callable(
        obj, follow_wrapped=follow_wrapped, globals=globals, locals=locals, eval_str=eval_str,
        annotation_format=annotation_format)


_NATIVE = (
    types.WrapperDescriptorType, types.MethodWrapperType, types.ClassMethodDescriptorType, types.BuiltinFunctionType,
    types.MethodDescriptorType,
)


class _Finder:
    """Finds the signature of an object of any kind."""

    def __init__(self, cls, follow, skip_bound, globals=None, locals=None, eval_str=False, annotation_format=1):
        if globals is not None or locals is not None or eval_str:
            _refuse("inspect.signature with eval_str")
        if annotation_format != 1:
            _refuse("inspect.signature with annotation_format")
        self.cls, self.follow, self.skip_bound = cls, follow, skip_bound

    def of(self, obj):
        if not callable(obj):
            raise TypeError(f"{obj!r} is not a callable object")
        if isinstance(obj, types.MethodType):
            return self.bound(self.of(obj.__func__))
        if self.follow:
            obj = unwrap(obj, stop=lambda f: hasattr(f, "__signature__") or isinstance(f, types.MethodType))
            if isinstance(obj, types.MethodType):
                return self.of(obj)
        given = getattr(obj, "__signature__", None)
        if isclass(obj) and callable(given):  # an enum's, which tells it as a text
            return self.of_text(given(), False)
        if given is not None:
            if not isinstance(given, Signature):
                raise TypeError(f"unexpected object {given!r} in __signature__ attribute")
            return given
        if isinstance(getattr(obj, "__partialmethod__", None), functools.partialmethod):
            return self.of_partialmethod(obj.__partialmethod__)
        if isinstance(obj, functools.partial):
            return self.of_partial(self.of(obj.func), obj.args, obj.keywords, obj)
        if isinstance(obj, types.FunctionType):
            return self.of_function(obj)
        if isinstance(obj, _NATIVE):
            return self.of_native(obj)
        if isclass(obj):
            return self.of_class(obj)
        call = getattr_static(type(obj), "__call__", None)
        if call is None:
            raise ValueError(f"callable {obj!r} is not supported by signature")
        get = getattr(type(call), "__get__", None)
        return self.of(call if isclass(call) or get is None else get(call, obj, type(obj)))

    def bound(self, sig):
        """A function's signature without the parameter that takes self."""
        if not self.skip_bound:
            return sig
        params = tuple(sig.parameters.values())
        if not params or params[0].kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
            raise ValueError("invalid method signature")
        return sig if params[0].kind is _VAR_POSITIONAL else sig.replace(parameters=params[1:])

    def of_function(self, func):
        code, notes, make = func.__code__, func.__annotations__, self.cls._parameter_cls
        names, places = code.co_varnames, code.co_argcount
        defaults = func.__defaults__ or ()
        by_name = func.__kwdefaults__ or {}
        params = []

        def add(name, kind, default=_empty):
            params.append(make(name, kind=kind, default=default, annotation=notes.get(name, _empty)))

        for i, name in enumerate(names[:places]):
            kind = _POSITIONAL_ONLY if i < code.co_posonlyargcount else _POSITIONAL_OR_KEYWORD
            from_end = i - places + len(defaults)
            add(name, kind, defaults[from_end] if from_end >= 0 else _empty)
        end = places + code.co_kwonlyargcount
        rest = iter(names[end:])
        if code.co_flags & CO_VARARGS:
            add(next(rest), _VAR_POSITIONAL)
        for name in names[places:end]:
            add(name, _KEYWORD_ONLY, by_name.get(name, _empty))
        if code.co_flags & CO_VARKEYWORDS:
            add(next(rest), _VAR_KEYWORD)
        return self.cls(params, return_annotation=notes.get("return", _empty), __validate_parameters__=False)

    def of_native(self, func):
        """The signature of a function of the library's, as its text tells."""
        text = func.__text_signature__
        if text is None:
            raise ValueError(f"no signature found for builtin {func!r}")
        if _python_kind(func):
            text = text.replace("($self, /", "($self", 1).replace("$self", "self", 1)
        of = getattr(func, "__self__", None)
        sig = self.of_text(text, self.skip_bound and of is not None and not ismodule(of))
        return self.bound(sig) if _python_kind(func) == "method" else sig

    def of_text(self, text, drop):
        """Read "($self, a, /, b=1, *, c=None)"."""
        if "<unrepresentable>" in text:
            _refuse("inspect.signature of what has a default that is not told")
        params, kind, make = [], _POSITIONAL_OR_KEYWORD, self.cls._parameter_cls
        for part in filter(None, re.split(r", (?=[\w$*/])", text[1:-1])):
            name, has_default, default = part.partition("=")
            if part == "/":
                params = [p.replace(kind=_POSITIONAL_ONLY) for p in params]
            elif part == "*":
                kind = _KEYWORD_ONLY
            elif part.startswith("**"):
                params.append(make(part[2:], _VAR_KEYWORD))
            elif part.startswith("*"):
                params.append(make(part[1:], _VAR_POSITIONAL))
                kind = _KEYWORD_ONLY
            elif name == "$module":
                continue
            elif name.startswith("$"):
                if not drop:
                    params.append(make(name[1:], _POSITIONAL_ONLY))
            else:
                params.append(make(name, kind, default=_literal(default) if has_default else _empty))
        return self.cls(params, __validate_parameters__=False)

    def of_class(self, cls):
        call = self.own_method(type(cls), "__call__")
        if call is not None:
            return self.of(call)
        new, init = self.own_method(cls, "__new__"), self.own_method(cls, "__init__")
        for base in cls.__mro__:
            if new is not None and "__new__" in base.__dict__:
                return self.bound(self.of(new))
            if init is not None and "__init__" in base.__dict__:
                return self.of(init)
        for base in cls.__mro__[:-1]:
            text = getattr(base, "__text_signature__", None)
            if text:
                return self.of_text(text, True)
            if _of_library(base):
                _refuse(f"inspect.signature of the class {base.__qualname__}")
        return self.cls(())

    def own_method(self, cls, name):
        """A class's method if it is written in Python."""
        method = getattr(cls, name, None) if name == "__new__" else getattr_static(cls, name, None)
        if method is None or isinstance(method, _NATIVE):
            return None
        if self.follow and isinstance(unwrap(method, stop=lambda m: hasattr(m, "__signature__")), _NATIVE):
            return None
        if name != "__new__" and not isclass(method) and hasattr(type(method), "__get__"):
            method = type(method).__get__(method, cls, type(cls))
        return method

    def of_partial(self, sig, args, keywords, partial):
        params = OrderedDict(sig.parameters)
        try:
            bound = sig.bind_partial(*args, **keywords)
        except TypeError as e:
            raise ValueError(f"partial object {partial!r} has incorrect arguments") from e
        by_name = False
        for name, param in sig.parameters.items():
            value = bound.arguments.get(name, _void)
            hole = value is functools.Placeholder
            if value is not _void and param.kind is _POSITIONAL_ONLY:
                if hole:
                    params[name] = param.replace(default=_empty)
                else:
                    del params[name]
                continue
            if value is not _void and param.kind is _POSITIONAL_OR_KEYWORD:
                if name not in keywords:
                    if hole:
                        params[name] = param.replace(kind=_POSITIONAL_ONLY, default=_empty)
                    else:
                        del params[name]
                    continue
                by_name = True
                params[name] = param.replace(default=value)
            if value is not _void and param.kind is _KEYWORD_ONLY:
                params[name] = param.replace(default=value)
            if by_name:  # what comes after can only be given by name
                if param.kind is _POSITIONAL_OR_KEYWORD:
                    params[name] = params[name].replace(kind=_KEYWORD_ONLY)
                if param.kind is _VAR_POSITIONAL:
                    del params[name]
                else:
                    params.move_to_end(name)
        return sig.replace(parameters=params.values())

    def of_partialmethod(self, method):
        whole = self.of(method.func)
        sig = self.of_partial(whole, (None, *method.args), method.keywords, method)
        first = next(iter(whole.parameters.values()))
        if first.kind is _VAR_POSITIONAL:
            return sig
        if functools.Placeholder in method.args:
            first = first.replace(kind=_POSITIONAL_ONLY)
        return sig.replace(parameters=(first, *sig.parameters.values()))


def _of_library(cls):
    """Whether a class is none of the program's."""
    return "__firstlineno__" not in cls.__dict__


def _literal(text):
    """The value of a default that a text tells."""
    if text in ("None", "True", "False"):
        return {"None": None, "True": True, "False": False}[text]
    if text[0] in "'\"":
        return text[1:-1]
    return float(text) if "." in text or "e" in text else int(text)


FullArgSpec = namedtuple("FullArgSpec", "args varargs varkw defaults kwonlyargs kwonlydefaults annotations")


def getfullargspec(func):
    try:
        sig = _Finder(Signature, False, False).of(func)
    except NotImplementedError:
        raise
    except Exception as e:
        raise TypeError("unsupported callable") from e
    args, varargs, varkw, defaults, named, named_defaults, notes = [], None, None, (), [], {}, {}
    if sig.return_annotation is not _empty:
        notes["return"] = sig.return_annotation
    for name, param in sig.parameters.items():
        if param.annotation is not _empty:
            notes[name] = param.annotation
        if param.kind is _VAR_POSITIONAL:
            varargs = name
        elif param.kind is _VAR_KEYWORD:
            varkw = name
        elif param.kind is _KEYWORD_ONLY:
            named.append(name)
            if param.default is not _empty:
                named_defaults[name] = param.default
        else:
            args.append(name)
            if param.default is not _empty:
                defaults += (param.default,)
    return FullArgSpec(args, varargs, varkw, defaults or None, named, named_defaults or None, notes)
