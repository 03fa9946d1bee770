import copy, sys
from dataclasses import dataclass
e = ValueError(1, 'a'); e.add_note('n'); e.x = 5
c = copy.copy(e); print(repr(c), c.__notes__, c.x, c is e, copy.deepcopy(e).args)
print(copy.copy(OSError(2, 'no', 'f')), copy.copy(ImportError('m', name='n')).name)
@dataclass
class Err(Exception):
    code: int
    text: str = 'default'
try: raise Err(3)
except Err as x: print(repr(x), x.args, x.code, str(x))
class App(Exception):
    def __init__(self, message, *, code=1):
        super().__init__(message)
        self.code = code
    def __str__(self): return f"[{self.code}] {super().__str__()}"
try: raise App('bad', code=4)
except App as x: print(x, repr(x), x.args, vars(x))
class Multi(KeyError, ValueError): pass
print(Multi.__mro__, Multi('q'), isinstance(Multi(), LookupError))
class Own(OSError):
    def __init__(self, path): super().__init__(5, 'own', path); self.path = path
print(Own('p'), Own('p').errno, Own('p').filename, Own('p').args)
class G(ExceptionGroup):
    def derive(self, excs): return G(self.message, excs)
g = G('m', [ValueError(1), TypeError(2)])
print(g.split(TypeError), g.subgroup(lambda x: True) is g)
class Lazy(Exception):
    @property
    def args2(self): return self.args
    def __eq__(self, o): return isinstance(o, Lazy)
    def __hash__(self): return 3
print(Lazy(1) == Lazy(2), hash(Lazy()), {Lazy(): 1}[Lazy()], ValueError(1) == ValueError(1))
def f():
    try: return 'try'
    finally: print('fin')
print(f())
def nested():
    try:
        try: raise KeyError('a')
        except KeyError as k: raise ValueError('b') from k
    except ValueError as v:
        return v
v = nested(); print(repr(v.__cause__), repr(v.__context__), v.__suppress_context__, v.__traceback__.tb_lineno)
try: raise ValueError('x').with_traceback(None)
except ValueError as x: print(x.__traceback__.tb_next)
try: print(x)
except NameError as n: print(n, n.name)
try: (1).foo
except AttributeError as a: print(a, a.name, a.obj)
try: import nothing_here
except ImportError as i: print(i, i.name, i.path, type(i).__name__, i.msg)
try: {}['k']
except KeyError as k: print(k, k.args)
try: int('z')
except ValueError as x: print(x)
try: b'\xff'.decode()
except UnicodeDecodeError as u: print(u, u.encoding, u.start, u.end, u.reason, u.object)
try: next(iter([]))
except StopIteration as s: print(repr(s), s.value)
def gen():
    yield 1
    return 7
it = gen(); next(it)
try: next(it)
except StopIteration as s: print(s.value, s.args)
try: sys.exit('msg')
except SystemExit as s: print(s.code, s.args)
for bad in ('raise 5', ): pass
try: raise 5
except TypeError as t: print(t)
try:
    try: 1/0
    except int: pass
except TypeError as t: print(t)
except ZeroDivisionError: print('zero')
try: assert False, ('a', 1)
except AssertionError as a: print(a, a.args)
try: assert 0
except AssertionError as a: print(repr(a))
print(issubclass(TimeoutError, OSError), IOError is OSError, BaseException.__subclasses__ is not None)
try: raise BaseExceptionGroup('b', [KeyboardInterrupt(), ValueError()])
except* ValueError as eg: print('V', eg.exceptions)
except* KeyboardInterrupt as eg: print('K', repr(eg))
for i in range(3):
    try:
        if i == 1: continue
        if i == 2: break
    finally: print('f', i)
    print(i)
print([n for n in dir(ValueError()) if not n.startswith('__')], dir(OSError())[-6:])
