def f(a, b):
    c = a
    c = a + b
    c += b
    c += 1
    d = c * 2
    while a + b == d or a.x(b.y) != c:
        c = d + b
    if not a < b and c:
        return a
    print(a.x * b)
    return a is b


def g():
    if x == y or z:
        del q[0]
    assert x == y, "no"
