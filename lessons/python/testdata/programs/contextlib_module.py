import contextlib, sys, io
from contextlib import *
@contextmanager
def cm(x):
    print('in', x)
    try:
        yield x * 2
    except KeyError as e:
        print('caught', repr(e))
    finally:
        print('out')
with cm(3) as v: print(v)
with cm(4): raise KeyError('k')
try:
    with cm(5): raise ValueError('v')
except ValueError as e: print('passed', e)
@cm(7)
def deco(a): return a + 1
print(deco(1), deco(2))
@contextmanager
def never():
    if False: yield
@contextmanager
def twice():
    yield 1
    yield 2
for bad in never, twice:
    try:
        with bad(): pass
    except RuntimeError as e: print(e)
@contextmanager
def other():
    try: yield
    except ValueError as e: raise TypeError('t') from e
try:
    with other(): raise ValueError('v')
except TypeError as e: print(repr(e), repr(e.__cause__))
with suppress(KeyError, ValueError): raise ValueError
with suppress(ValueError): raise ExceptionGroup('g', [ValueError(1)])
try:
    with suppress(ValueError): raise ExceptionGroup('g', [ValueError(1), KeyError(2)])
except ExceptionGroup as e: print(repr(e))
class Closer:
    def close(self): print('closed')
with closing(Closer()) as c: print(type(c).__name__)
f = io.StringIO()
with redirect_stdout(f): print('hidden')
print(repr(f.getvalue()))
with nullcontext(5) as n: print(n)
with ExitStack() as s:
    print(s.enter_context(cm(1)), s.enter_context(cm(2)))
    s.callback(print, 'cb', end='.\n')
    @s.push
    def leave(t, v, tb): print('leave', t); return True
    raise ValueError('in stack')
with ExitStack() as s:
    s.enter_context(cm('kept')); t = s.pop_all()
print('still'); t.close()
try:
    with ExitStack() as s:
        def boom(*a): raise KeyError('second')
        s.push(boom)
        raise ValueError('first')
except KeyError as e: print(repr(e), repr(e.__context__))
try:
    with ExitStack() as s: s.enter_context(5)
except TypeError as e: print(e)
class D(ContextDecorator):
    def __enter__(self): print('D in'); return self
    def __exit__(self, *a): print('D out', a[0]); return False
@D()
def g(): print('g')
g()
print(isinstance(D(), AbstractContextManager), issubclass(Closer, AbstractContextManager))
@asynccontextmanager
async def acm(x):
    print('ain'); 
    try: yield x
    finally: print('aout')
class AC:
    async def aclose(self): print('aclosed')
async def main():
    async with acm(3) as v: print(v)
    try:
        async with acm(4): raise ValueError('a')
    except ValueError as e: print(e)
    async with AsyncExitStack() as s:
        print(await s.enter_async_context(acm(8)))
        s.enter_context(cm(9))
        async def acb(n): print('acb', n)
        s.push_async_callback(acb, 5)
        s.callback(print, 'plain')
    async with aclosing(AC()): pass
    async with nullcontext(3) as q: print(q)
def drive(co):
    try: co.send(None)
    except StopIteration: pass
drive(main())
def tb():
    with cm(1):
        raise OSError('with a traceback')
@contextmanager
def thrower():
    yield
    raise LookupError('after')
try: tb()
except OSError:
    import traceback; traceback.print_exc(file=sys.stdout)
print(cm.__name__, cm(1).__class__.__name__)
