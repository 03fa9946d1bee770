"""Writes signatures.txt: the parameters of what CPython's modules and classes let call.

The arguments are the modules, as those of names.py. A line is the full name of a function or
method with its parameters: of defaults only plain ones are told, any other is a question mark.
Functions that do not tell their parameters, as max, are in a line of their own with (...).
"""
import annotationlib
import gc
import importlib
import inspect
import pkgutil
import sys
import types

CALLED = (
    types.FunctionType, types.BuiltinFunctionType, types.MethodDescriptorType, types.ClassMethodDescriptorType,
    types.MethodType,
)


def full_name(cls):
    return f'{cls.__module__}.{cls.__qualname__}'


def plain(value):
    if value is None or type(value) in (bool, int, float):
        return repr(value)
    if type(value) is str and sys.prefix in value:  # where this CPython happens to lie
        return '?'
    if type(value) is str and not set(value) & set('\'", \\\n()=*') and value.isprintable():
        return repr(value)
    return '?'


def written(signature):
    """A signature without what a program cannot see of it."""
    parts, kinds = [], inspect.Parameter
    before = kinds.POSITIONAL_ONLY
    for p in signature.parameters.values():
        if before is kinds.POSITIONAL_ONLY is not p.kind and parts:
            parts.append('/')
        if p.kind is kinds.KEYWORD_ONLY and before not in (kinds.KEYWORD_ONLY, kinds.VAR_POSITIONAL):
            parts.append('*')
        before = p.kind
        stars = {kinds.VAR_POSITIONAL: '*', kinds.VAR_KEYWORD: '**'}.get(p.kind, '')
        default = '' if p.default is p.empty else '=' + plain(p.default)
        parts.append(stars + p.name + default)
    if before is kinds.POSITIONAL_ONLY and parts:
        parts.append('/')
    return '(' + ', '.join(parts) + ')'


def tell(label, called):
    hidden = any(part.startswith('_') and not part.startswith('__') for part in label.split('.')[1:])
    if ' ' in label or '<' in label or hidden:
        return
    try:
        lines.setdefault(label, written(inspect.signature(called, annotation_format=annotationlib.Format.STRING)))
    except (TypeError, ValueError, AttributeError):  # the last: select's defaults are looked up in a function of its name
        lines.setdefault(label, '(...)')


def subclasses(cls, found):
    for sub in type.__subclasses__(cls):
        if sub not in found:
            found.add(sub)
            subclasses(sub, found)


def tell_class(cls):
    label = full_name(cls)
    for name, value in list(vars(cls).items()):
        if isinstance(value, staticmethod | classmethod):
            value = value.__func__
        if name not in ('__new__', '__init__') or isinstance(value, types.FunctionType):
            if isinstance(value, CALLED):
                tell(f'{label}.{name}', value)
    makers = [next((vars(c)[n] for c in cls.__mro__ if n in vars(c)), None) for n in ('__new__', '__init__')]
    if not any(isinstance(m, types.FunctionType | staticmethod) for m in makers) and type(cls) is type:
        tell(label, cls)


lines, modules = {}, {}
for name in sys.argv[1:]:
    module = modules[name] = importlib.import_module(name)
    for within in pkgutil.iter_modules(getattr(module, '__path__', ()), name + '.'):
        if not within.name.endswith('__main__'):
            try:
                modules[within.name] = importlib.import_module(within.name)
            except ImportError:  # another system's
                pass
for name in 'collections.abc', 'os.path':
    modules[name] = importlib.import_module(name)
for name, module in sorted(modules.items()):
    for value in list(vars(module).values()):
        if isinstance(value, types.MethodType):  # as random.randint is of a hidden object
            continue
        if isinstance(value, CALLED) and not isinstance(getattr(value, '__self__', None), type):
            tell(f'{value.__module__ or name}.{value.__qualname__}', value)
            if value.__module__ != name and value.__name__ in getattr(module, '__all__', ()) or name == 'builtins':
                tell(f'{name}.{value.__name__}', value)

gc.collect()  # a decorator may have put another class in the place of the written one: that one goes
every = {object}
subclasses(object, every)
offered = {v for m in modules.values() for v in vars(m).values() if isinstance(v, type)}
for cls in sorted(every, key=full_name):
    if cls in offered or cls.__module__ in modules:
        for base in cls.__mro__:
            tell_class(base)
for label, parameters in sorted(lines.items()):
    print(label + parameters)
