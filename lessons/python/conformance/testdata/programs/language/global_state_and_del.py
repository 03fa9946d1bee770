"""Deleting: names, items, attributes, slices; what frees a cycle; weak spots."""


class Tracked:
    alive = 0

    def __init__(self, name):
        self.name = name
        Tracked.alive += 1

    def __delattr__(self, name):
        print("deleting", name)
        object.__delattr__(self, name)

    def __delitem__(self, key):
        print("deleting item", key)


t = Tracked("x")
del t.name, t["key"], t[1:2], t[1, 2]
try:
    t.name
except AttributeError as error:
    print(error)
numbers = list(range(10))
del numbers[0], numbers[-1], numbers[2:4]
print(numbers)
table = {n: n * n for n in range(5)}
for key in list(table):
    if key % 2:
        del table[key]
print(table)


def scope():
    value = 1
    del value
    value = 2
    inner = lambda: value
    del value
    try:
        return inner()
    except NameError as error:
        return str(error)


print(scope())
for loop_variable in range(3):
    del loop_variable
print("loop_variable" in globals())
try:
    del undefined
except NameError as error:
    print(error)
try:
    del (1, 2)[0]
except TypeError as error:
    print(error)
print(Tracked.alive)
