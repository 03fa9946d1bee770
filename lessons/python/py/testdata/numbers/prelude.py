"""Classes that the expressions use."""


class N(int):
    """An int with words of its own."""

    def __str__(self):
        return "N!"


class X(float):
    pass


class S(str):
    pass


class I:
    """What can be an index."""

    def __init__(self, n):
        self.n = n

    def __index__(self):
        return self.n


class F:
    """What can be a float."""

    def __init__(self, x):
        self.x = x

    def __float__(self):
        return self.x


class V:
    """What can be an int."""

    def __init__(self, x):
        self.x = x

    def __int__(self):
        return self.x


class H:
    def __init__(self, h):
        self.h = h

    def __hash__(self):
        return self.h


class R(int):
    """An int that answers for the other side."""

    def __radd__(self, other):
        return "R" + repr(other)

    def __rpow__(self, other, mod=None):
        return ("R", other, mod)
