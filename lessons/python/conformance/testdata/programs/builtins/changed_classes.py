"""What can be changed of classes and objects, and __import__."""
import math


def attempt(what, *args, **kwargs):
    try:
        print(what(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


class Animal:
    def speak(self):
        return 'noise'


class Dog(Animal):
    pass


class Robot:
    def speak(self):
        return 'beep'


class Toy(Dog):
    pass


toy = Toy()
print(toy.speak(), Animal.__subclasses__(), Robot.__subclasses__())
Dog.__bases__ = (Robot,)
print(toy.speak(), [c.__name__ for c in Toy.__mro__], Animal.__subclasses__(), Robot.__subclasses__())
Dog.__bases__ = (Robot, Animal)
print([c.__name__ for c in Toy.__mro__], isinstance(toy, Animal), Dog.__base__)
for bases in (), 5, (int,), (Toy,), (Robot, 5), (Robot, Robot), (object,):
    attempt(setattr, Dog, '__bases__', bases)
print(toy.speak())
toy.x = 1
del toy.__dict__
print(toy.__dict__, hasattr(toy, 'x'))


def times(x, y):
    x *= y
    return x


for x in Toy(), 3, [1], 2.5, {}, 'a':
    attempt(times, x, 'no')
attempt(lambda: Toy() * 'no')
print(__import__('math') is math, __import__('os.path').__name__, __import__('collections.abc', fromlist=['abc']).__name__)
attempt(__import__, 'nowhere')
attempt(__import__, '')
attempt(__import__, 5)
attempt(__import__, 'math', level=-1)
attempt(__import__, 'math', level=1)
