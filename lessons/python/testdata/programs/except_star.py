import traceback
g=ExceptionGroup('a',[ValueError(1),ExceptionGroup('b',[KeyError(2),OSError(3)]),TypeError()])
g.add_note('n')
print(g.split(ValueError)); print(g.split((KeyError,TypeError))); print(g.subgroup(lambda e: isinstance(e,OSError)))
print(g.split(ExceptionGroup)); print(g.split(MemoryError)); print(g.subgroup(MemoryError))
m,r=g.split(KeyError); print(m.__notes__, m.message, m.exceptions, r.exceptions, m.__notes__ is g.__notes__)
class My(ExceptionGroup):
    def derive(self, excs): return My(self.message, excs)
print(My('x',[ValueError(),KeyError()]).split(KeyError))
class Bad(ExceptionGroup):
    def derive(self, excs): return 5
try: Bad('x',[ValueError(),KeyError()]).split(KeyError)
except TypeError as e: print(e)
class Two(ExceptionGroup):
    def __new__(cls, a, b): return super().__new__(cls, 'two', [a,b])
    def __init__(self,a,b): self.q=1
x=Two(ValueError(),KeyError()); print(x, repr(x), x.args, x.exceptions)
try: x.message=5
except AttributeError as e: print(e)
try: x.exceptions=5
except AttributeError as e: print(e)
def show(f):
    try: f()
    except BaseException as e: 
        print(repr(e), '| ctx', repr(e.__context__), '| cause',repr(e.__cause__))
def a():
    try: raise g
    except* ValueError as e: print('V',repr(e)); raise RuntimeError('x')
    except* KeyError as e: raise
show(a)
def b():
    try: raise g
    except* ValueError as e: pass
show(b)
def c():
    try: raise ValueError('one')
    except* ValueError as e: print(repr(e)); raise
show(c)
def d():
    try: raise ValueError('one')
    except* ValueError as e: print(repr(e)); raise TypeError('z')
show(d)
def e():
    try: raise ValueError('one')
    except* KeyError as e: print(repr(e)); raise TypeError('z')
show(e)
def f():
    try: raise ExceptionGroup('e',[ValueError('one'),KeyError(1)])
    except* KeyError as e: raise e
    except* ValueError as e: raise e.exceptions[0] 
show(f)
def f():
    try: raise ExceptionGroup('e',[ValueError('one'),KeyError(1)])
    except* KeyError as e: raise e.exceptions[0] from None
show(f)
def f():
    try: raise ExceptionGroup('e',[ValueError('one'),KeyError(1)])
    except* Exception as e: raise TypeError()
show(f)
def f():
    try: raise ExceptionGroup('e',[ValueError('one'),KeyError(1),OSError()])
    except* ValueError as e: raise 
    except* KeyError: raise 
show(f)
l=[ValueError()]
q=BaseExceptionGroup('a',l); l.append(5); print(repr(q),q.exceptions)
print(ExceptionGroup[int], ExceptionGroup.__mro__)
print(repr(q.derive([KeyboardInterrupt()])))
