"""Lambdas take every kind of argument and close over names."""
add = lambda a, b=1, *rest, scale=1, **more: (a + b + sum(rest)) * scale + len(more)
print(add(1), add(1, 2), add(1, 2, 3, 4), add(1, 2, scale=10, x=0, y=0))
compose = lambda f, g: lambda x: f(g(x))
double_then_inc = compose(lambda x: x + 1, lambda x: x * 2)
print(double_then_inc(5))
words = "the Quick brown Fox".split()
print(sorted(words, key=lambda w: (len(w), w.lower())))
print((lambda: "called at once")())
fact = lambda n: 1 if n < 2 else n * fact(n - 1)
print(fact(20), fact.__name__)
table = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "max": max}
for name, op in table.items():
    print(name, op(7, 5))
print((lambda *a, **k: (a, k))(*range(3), z=1))
print(list(map(lambda x, y: x * y, [1, 2, 3], [4, 5, 6, 7])))
