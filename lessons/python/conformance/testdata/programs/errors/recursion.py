"""A recursion that never ends."""


def countdown(n):
    if n == 0:
        print("lift off")
    return countdown(n - 1)


class Node:
    def __init__(self, parent):
        self.parent = parent

    def __repr__(self):
        return f"Node({self.parent!r})"


n = Node(None)
n.parent = n
try:
    repr(n)
except RecursionError as error:
    print(type(error).__name__, "in repr")
countdown(3)
