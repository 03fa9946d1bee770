"""Several bases: the order of resolution, and super along it."""


class Base:
    def __init__(self, **rest):
        print("Base", rest)

    def who(self):
        return ["Base"]


class Logger(Base):
    def __init__(self, *, level="info", **rest):
        super().__init__(**rest)
        self.level = level
        print("Logger", level)

    def who(self):
        return ["Logger"] + super().who()


class Saver(Base):
    def __init__(self, *, path, **rest):
        super().__init__(**rest)
        print("Saver", path)

    def who(self):
        return ["Saver"] + super().who()


class App(Logger, Saver):
    def __init__(self, name, **rest):
        super().__init__(**rest)
        self.name = name

    def who(self):
        return ["App"] + super().who()


app = App("demo", path="notes.txt", level="debug")
print(app.who(), [c.__name__ for c in App.__mro__])
print(super(Logger, app).who(), App.__bases__ == (Logger, Saver))
try:
    class Impossible(Base, Logger):
        pass
except TypeError as error:
    print(error)


class Shape:
    def __init_subclass__(cls, /, sides=0, **rest):
        super().__init_subclass__(**rest)
        cls.sides = sides


class Square(Shape, sides=4):
    pass


print(Square.sides, Square().sides)
