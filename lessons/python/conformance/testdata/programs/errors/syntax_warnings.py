"""Of what CPython warns before a program runs."""
x = y = 1
x is -1
x is (1, 2)
x is ()
x is (x,)
x is f"a"
x is 1.5
x is ...
1 is x
x is "a" "b"
x is y is 5
x is not 5 is not 6
x is (1 + 1)


def f():
    r"\d"
    "\."
    return x is 3


class C:
    def m(self):
        return [i for i in (1,) if i is 3]


if 0:
    x is 9
assert (1, 2), "x"
assert (x,)
assert () or x
if x > 1:
    (1)(2)
    [1]()
    (x for x in ())()
    f"{x}"()
    (lambda: 1)()
    None()
    (1,)["a"]
    "a"["b"]
    [1][1, 2]
    [1][True]
    [1][{1: 2}]
    {1: 2}["a"]
    {x for x in ()}[0]
    [x for x in ()]["a"]
    ...[0]
t = "a\
\d"
u = """a
b\d \w
"""
w = 1if x else 0xfor 2
w = 1.5in (x,), 0b1or x, 0o7and x
w = f"{x}\d{x}\w", rf"\d", b"\u" b"\q", "\x41 \101 \0".replace('a', 'b') if 0 else "\400"
