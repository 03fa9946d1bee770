"""Closures share variables with who made them, not values."""


def counter(start=0):
    count = start

    def step(by=1):
        nonlocal count
        count += by
        return count

    def peek():
        return count

    return step, peek


step, peek = counter(10)
step()
step(5)
print(peek())
other, _ = counter()
print(other(), peek())


def outer():
    x = "outer"

    def middle():
        def inner():
            nonlocal x
            x = "changed by inner"
        inner()
        return x

    return middle(), x


print(outer())


def broken():
    def use():
        return value
    try:
        use()
    except NameError as error:
        print(type(error).__name__, error)
    value = 3
    return use()


print(broken())
print(step.__closure__[0].cell_contents, step.__code__.co_freevars)
