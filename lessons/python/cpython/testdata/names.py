"""Writes names.txt: what CPython's modules and classes offer.

The arguments are the modules; those within them are added. A line says, by its first letter:

    m NAME          a module, whose names follow
    + NAMES         names that are for programs
    - NAMES         others: those with an underscore, and modules it imports
    c NAME BASES    a class, whose names follow
    = NAMES         its attributes, without what its bases have
    . NAMES         what its objects get in __init__
"""
import ast
import gc
import importlib
import inspect
import pkgutil
import sys
import textwrap
import types

# What Python itself keeps in the dict of a class, and no program asks for.
INNER = {
    '__abstractmethods__', '__annotate_func__', '__annotations_cache__', '__classdictcell__', '__conditional_annotations__',
    '__dict__', '__doc__', '__firstlineno__', '__module__', '__qualname__', '__slots__', '__static_attributes__',
    '__weakref__', '_abc_impl',
}


def full_name(cls):
    return f'{cls.__module__}.{cls.__qualname__}'


def write(letter, names):
    text = ' '.join(sorted(names))
    for line in textwrap.wrap(text, 118, break_long_words=False, break_on_hyphens=False):
        print(letter, line)


def public(module):
    """The names of a module that are for programs."""
    shown = getattr(module, '__all__', None)
    if shown is not None:
        return set(shown)
    return {
        name for name, value in vars(module).items()
        if not name.startswith('_') and not isinstance(value, types.ModuleType) and is_own(module, value)
    }


def is_own(module, value):
    """Whether a module did not merely import a value."""
    if isinstance(value, type | types.FunctionType | types.BuiltinFunctionType) and module.__name__ != 'builtins':
        return value.__module__ is None or value.__module__.lstrip('_') == module.__name__
    return type(value).__module__ != '__future__'


def set_in_init(cls):
    """The attributes that a class's __init__ gives to its objects."""
    init = vars(cls).get('__init__')
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(init)))
    except (OSError, TypeError, SyntaxError):
        return set()
    return {
        node.attr for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store)
        and isinstance(node.value, ast.Name) and node.value.id == 'self' and not node.attr.startswith('__')
    }


def subclasses(cls, found):
    for sub in type.__subclasses__(cls):
        if sub not in found:
            found.add(sub)
            subclasses(sub, found)


modules = {}
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
    print('m', name)
    shown = public(module)
    write('+', shown)
    write('-', {n for n in dir(module) if n not in shown and not n.startswith('@')})

gc.collect()  # a decorator may have put another class in the place of the written one: that one goes
every = {object}
subclasses(object, every)
offered = {v for m in modules.values() for v in vars(m).values() if isinstance(v, type)}
classes = {full_name(c): c for c in every if c in offered or c.__module__ in modules}
for cls in list(classes.values()):
    for base in cls.__mro__:
        classes.setdefault(full_name(base), base)
for name, cls in sorted(classes.items()):
    if ' ' in name or '<' in name:
        continue
    bases, names = list(cls.__bases__), set(vars(cls))
    for base in cls.__bases__:
        if full_name(base) == name:  # ssl has a class that inherits from a tuple of its own name
            at = bases.index(base)
            bases[at:at + 1] = base.__bases__
            names |= set(vars(base))
    names -= INNER
    print('c', name, *(full_name(b) for b in bases))
    slots = {n for n in names if '__slots__' in vars(cls) and isinstance(vars(cls).get(n), types.MemberDescriptorType)}
    shown = {n for n in names - slots if hasattr(cls, n)}
    write('=', shown)
    write('.', names - shown | set_in_init(cls))
