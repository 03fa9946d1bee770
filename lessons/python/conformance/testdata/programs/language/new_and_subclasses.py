"""__new__, singletons, and subclasses of built-in types."""


class Singleton:
    _instance = None

    def __new__(cls, *args):
        if cls._instance is None:
            print("made")
            cls._instance = super().__new__(cls)
        return cls._instance

    def __init__(self, value=None):
        self.value = value


class Celsius(float):
    def __new__(cls, value):
        return super().__new__(cls, round(value, 1))

    def __str__(self):
        return f"{float(self)}°C"


class Pair(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))

    @property
    def left(self):
        return self[0]


class Stack(list):
    def push(self, item):
        self.append(item)
        return self

    def __repr__(self):
        return f"Stack{super().__repr__()}"


class Loud(str):
    def __add__(self, other):
        return Loud(super().__add__(other.upper()))


a, b = Singleton(1), Singleton(2)
print(a is b, a.value)
t = Celsius(21.456)
print(t, repr(t), t + 1, type(t + 1).__name__, t == 21.5, isinstance(t, float), [t])
p = Pair(1, 2)
print(p, p.left, p + (3,), type(p + (3,)).__name__, p == (1, 2), hash(p) == hash((1, 2)))
s = Stack().push(1).push(2)
print(s, s[0:1], len(s), s + [3], type(s[:]).__name__, s == [1, 2], s.pop(), isinstance(s, list))
print(Loud("a") + "b" + "c", Loud("x").upper(), type(Loud("x").upper()).__name__, {Loud("k"): 1}["k"])
try:
    object.__new__(int)
except TypeError as error:
    print(error)
