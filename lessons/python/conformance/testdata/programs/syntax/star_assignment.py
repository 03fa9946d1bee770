"""Two stars in one assignment."""


def split(items):
    first, *middle, *last = items
    return first, middle, last


print(split([1, 2, 3]))
print(split("abc"))
