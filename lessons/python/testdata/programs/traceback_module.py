import traceback, sys
def a(x):
    return b(x)
def b(x):
    for line in traceback.format_stack():
        print(line, end='')
    return [c(n) for n in x]
def c(n):
    return 10 / n
try:
    a([1, 0])
except ZeroDivisionError as e:
    tb = e.__traceback__
    print(traceback.extract_tb(tb))
    for fs in traceback.extract_tb(tb):
        print(fs.filename, fs.lineno, fs.name, fs.line, tuple(fs))
    print(traceback.format_tb(tb))
    te = traceback.TracebackException.from_exception(e)
    print(list(te.format()), str(te), te.exc_type_str, te.stack)
    print(list(te.format_exception_only()))
    traceback.print_tb(tb)
    print(traceback.format_list([("x.py", 5, "f", "code here")]))
    print(sys.exc_info()[0], sys.exception() is e)
    print(list(traceback.walk_tb(tb))[0][1])
class Bad(Exception):
    def __str__(self): raise ValueError
class Mod(Exception):
    __module__ = 'other.place'
traceback.print_exception(Bad(1)); traceback.print_exception(Mod('q\nr')); traceback.print_exception(ValueError()); traceback.print_exception(None)
def rec(n): return rec(n + 1)
sys.setrecursionlimit(80)
rec(1)
