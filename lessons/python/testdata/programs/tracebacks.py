import traceback, sys
class E1(Exception): pass
a = E1('a'); b = E1('b'); a.__context__ = b; b.__context__ = a
traceback.print_exception(a)
a.__cause__ = a
traceback.print_exception(a)
e = SyntaxError('bad', ('f.py', 3, 5, '  x = (1\n', 3, 8)); traceback.print_exception(e)
traceback.print_exception(SyntaxError('only')); traceback.print_exception(SyntaxError('bad', ('f.py', 3, None, 'x y')))
traceback.print_exception(SyntaxError('bad', (None, 3, 1, None)))
e = ValueError('notes'); e.__notes__ = 'text'; traceback.print_exception(e); e.__notes__ = [1, 'two\nlines']; traceback.print_exception(e); e.__notes__ = 5; traceback.print_exception(e)
print(traceback.format_exception_only(ExceptionGroup('g', [ValueError(1), ExceptionGroup('h', [KeyError('k\nl')])]), show_group=True))
print(traceback.format_exception_only(ValueError, ValueError(3)))
try: traceback.format_exception(5)
except TypeError as x: print(x)
try: traceback.format_exception(ValueError, ValueError())
except ValueError as x: print(x)
traceback.print_exception(ValueError, ValueError('three'), None)
def inner():
    raise ExceptionGroup('in', [ValueError('v')])
def group_in_chain():
    try: inner()
    except ExceptionGroup as g:
        try: raise KeyError('k') from g
        except KeyError as k: raise ExceptionGroup('out', [k, OSError('o')])
try: group_in_chain()
except ExceptionGroup: traceback.print_exc()
def even(n):
    if n == 0: return 1 / n
    return odd(n - 1)
def odd(n): return even(n - 1)
try: even(8)
except ZeroDivisionError: traceback.print_exc()
def many(n):
    if n: many(n - 1)
    else: traceback.print_stack(limit=3)
many(5)
class Obj:
    first_name = 1
    def go(self): return self.frist_name
    def go2(self): return first_name
    _hidden = 1
for work in (lambda: Obj().go(), lambda: Obj().go2(), lambda: Obj().hidden, lambda: Obj()._hiden, lambda: sys.exitt, lambda: [].appendd, lambda: ''.upperr(), lambda: Obj.first_nam, lambda: Lst, lambda: ValueEror, lambda: tru, lambda: datetime.now(), lambda: time.sleep(1)):
    try: work()
    except Exception as x: print(''.join(traceback.format_exception_only(x)), end='', file=sys.stderr); traceback.print_exc(limit=0)
try:
    x = some_function_name(1)[
        2
    ].attribute(
        3,
        4)
except NameError: traceback.print_exc()
def f(**kw): raise ValueError(kw)
try:
    f(a=1,
      b=2, c=[
          1, 2,
          3], d='漢字')
except ValueError: traceback.print_exc()
with_tabs = {}
if 1:
	try:
		with_tabs['a'] ['b']
	except KeyError: traceback.print_exc()
t = (1, 2); 
try: t[0] = 5; print('no')
except TypeError: traceback.print_exc()
try: a.b.c.d
except AttributeError: traceback.print_exc()
try: print(1 +
   2 + 'x' * 2)
except TypeError: traceback.print_exc()
try: assert (1 ==
    2), "msg"
except AssertionError: traceback.print_exc()
try: [x for x in [1, 2] if x / 0]
except ZeroDivisionError: traceback.print_exc()
try: max([1, 'a'], key=lambda q: q + 1)
except TypeError: traceback.print_exc()
try: 'a'.join([1])
except TypeError: traceback.print_exc()
try: f"{1:{'z'}}"
except ValueError: traceback.print_exc()
try: a, b = 1
except TypeError: traceback.print_exc()
try: x = yield_ = undefined_thing
except NameError: traceback.print_exc()
try: del with_tabs['q']
except KeyError: traceback.print_exc()
try: with_tabs['q'] += 1
except KeyError: traceback.print_exc()
try: len(5).foo(3)
except TypeError: traceback.print_exc()
try: import os.nothing
except ImportError: traceback.print_exc()
try: from sys import pathh
except ImportError: traceback.print_exc()
