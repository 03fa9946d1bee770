"""Small statements: assert, del, pass, Ellipsis, semicolons and continued lines."""
def check(value):
    assert value > 0, f"{value} is not positive"
    assert isinstance(value, int)
    return value


for value in (3, -1, 2.5):
    try:
        print(check(value))
    except AssertionError as error:
        print("AssertionError:", error, error.args)


def nothing(): ...


class Empty: pass


print(nothing(), Empty().__dict__, ..., Ellipsis is ...)
a = 1; b = 2; print(a + b)
total = a + \
    b + (
        3
    )
print(total)
items = {"x": 1, "y": [1, 2, 3]}
del items["x"], items["y"][0]
print(items)
(c, d) = (1, 2)
del (c, d)
try:
    c
except NameError as error:
    print(error)
if True: print("one line")
"a string alone does nothing"
x = y = z = 5
x += 1; y **= 2; z //= 2
print(x, y, z, __debug__)
z <<= 3; y %= 7; x ^= 3; x |= 8; x &= 13; x >>= 1
print(x, y, z)
