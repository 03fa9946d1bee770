"""In which order things are evaluated, told by who is asked."""


def say(text, value=None):
    print(text, end=" ")
    return value


class Loud:
    def __init__(self, name):
        self.name = name

    def __getattr__(self, name):
        print(f"{self.name}.{name}", end=" ")
        return Loud(f"{self.name}.{name}")

    def __getitem__(self, key):
        print(f"{self.name}[{key}]", end=" ")
        return 10

    def __setitem__(self, key, value):
        print(f"{self.name}[{key}]={value}", end=" ")


def call(*args, **kwargs):
    print("called", args, kwargs)


say("f", call)(say("a", 1), *say("b", [2]), k=say("c", 3), **say("d", {"e": 4}))
print({say("k1", 1): say("v1"), say("k2", 2): say("v2")}, [say("x"), say("y")], sep="\n")
x = Loud("x")
x[say("i", 0)], x[say("j", 1)] = say("r", 5), say("s", 6)
print()
x[say("n", 2)] += say("m", 3)
print()
x.a.b[say("deep", 0)] = x.c[0] + say("one", 1)
print()
print(say("first", 3) ** say("second", 2), say("p", 0) and say("q"), say("cond", True) and say("then", "T") or say("else"))
print(say("body", 1) if say("test", False) else say("orelse", 2))
print([say("elt", i) for i in say("iter", range(2)) if say("filter", True)])
assert say("true", True), say("never")
print(say("lo", 1) < say("mid", 5) < say("hi", 3))
del x
i, row = 0, [0, 0]
i = row[i] = 1
print(i, row)
