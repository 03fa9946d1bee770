"""Local, enclosing, global and built-in names; global, nonlocal and del."""
total = 0


def add(n):
    global total, made_here
    total += n
    made_here = f"by add({n})"


add(3)
add(4)
print(total, made_here)


def shadow():
    total = "local"
    return total, "total" in locals(), "total" in globals()


def unbound():
    try:
        print(total)
    except UnboundLocalError as error:
        print(error)
    total = 1


unbound()
print(shadow(), len("ab"))


def deleted():
    value = 1
    del value
    return value


len = lambda x: "shadowed"
print(len([1, 2]))
del len


class Body:
    total = "of the class"
    seen = total

    def method(self):
        return total


print(Body.seen, Body().method(), __name__)
for attempt in (deleted, lambda: undefined_name):
    try:
        attempt()
    except NameError as error:
        print(type(error).__name__, error, error.name)
