"""Names with two underscores, class bodies that run, and nested classes."""


class Base:
    __secret = "base"

    def __init__(self):
        self.__value = 1
        self._shared = "shared"
        self.__dunder__ = 1

    def reveal(self):
        return self.__secret, self.__value

    def __hidden(self):
        return "base hidden"

    def call(self):
        return self.__hidden()


class Child(Base):
    __secret = "child"

    def __init__(self):
        super().__init__()
        self.__value = 2

    def __hidden(self):
        return "child hidden"

    def both(self):
        return self.__value, self._Base__value, self.__secret


c = Child()
print(c.reveal(), c.both(), c.call(), sorted(vars(c)))
print(hasattr(c, "__value"))


class Body:
    print("the body runs")
    values = []
    for n in range(3):
        values.append(n * n)
    if len(values) > 2:
        def method(self):
            return self.values
    del n

    class Inner:
        kind = "inner"

        def outer_name(self):
            return type(self).__qualname__


print(Body().method(), hasattr(Body, "n"), Body.Inner().outer_name(), Body.Inner.kind)
