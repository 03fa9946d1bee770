import warnings, sys
def old():
    warnings.warn("old is old", DeprecationWarning, stacklevel=2)
for i in range(2):
    old()
warnings.warn("hello")
warnings.warn("res", ResourceWarning)
warnings.warn(RuntimeWarning("rt"))
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    old(); old()
    print(len(w), w[0].category.__name__, w[0].message, w[0].lineno, str(w[1]).replace(__file__, 'F'))
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try: old()
    except DeprecationWarning as e: print('raised', e)
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    old()
@warnings.deprecated("use new")
def f(x): return x
print(f(3), f.__name__)
@warnings.deprecated("no class")
class C: pass
C()
def show(message, category, filename, lineno, file=None, line=None): print('SHOW', message, category, lineno)
warnings.showwarning = show
warnings.warn('shown')
try: warnings.warn('x', int)
except TypeError as e: print(e)
try: warnings.simplefilter('foo')
except ValueError as e: print(e)
print(warnings.formatwarning('m', UserWarning, 'f.py', 3, 'line'), end='')
warnings.warn('deep', stacklevel=9)
async def co(): pass
def go():
    for i in range(3):
        co()
go()
