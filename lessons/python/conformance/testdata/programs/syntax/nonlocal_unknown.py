"""nonlocal for a name that no enclosing function has."""


def counter():
    def step():
        nonlocal count
        count += 1
        return count
    return step


step = counter()
print(step(), step())
