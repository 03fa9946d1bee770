def deep(n):
    if n == 0:
        raise RecursionError("my own")
    return deep(n - 1)
try:
    deep(10)
except RecursionError as e:
    import traceback
    traceback.print_exc()
class A:
    def __init__(self):
        self.length = 5
    def grow(self):
        return lenght
def look(a):
    a.lenght
for f in [lambda: look(A()), A().grow, lambda: prnt('x'), lambda: sis.exit, lambda: math.pi]:
    try:
        f()
    except Exception as e:
        traceback.print_exc()
        print(traceback.format_exc().splitlines()[-1])
try:
    from math import sqrtt
except ImportError as e:
    print(traceback.format_exception_only(e))
def kw(alpha, beta): pass
try:
    kw(alpah=1)
except TypeError as e:
    print(e)
