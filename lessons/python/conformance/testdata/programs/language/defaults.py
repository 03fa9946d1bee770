"""Defaults are evaluated once, when the def is executed."""


def append(item, bucket=[]):
    bucket.append(item)
    return bucket


print(append(1), append(2), append(3, []))
print(append.__defaults__)


def stamp():
    print("evaluated")
    return 7


def later(value=stamp()):
    return value


print(later(), later(), later(8))
level = 1


def remember(value=level, *, other=level * 10):
    return value, other


level = 2
print(remember(), remember.__kwdefaults__)
callbacks = [lambda i=i: i * i for i in range(4)]
print([call() for call in callbacks])
late = [lambda: i * i for i in range(4)]
print([call() for call in late])
