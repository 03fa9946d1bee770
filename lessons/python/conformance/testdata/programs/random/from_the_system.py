"""SystemRandom, subclasses, and generators that do not disturb each other."""
import random

system = random.SystemRandom()
print(0 <= system.random() < 1, 1 <= system.randint(1, 6) <= 6, system.choice("a"), len(system.sample(range(10), 3)))
try:
    system.getstate()
except NotImplementedError as error:
    print(error)


class Loaded(random.Random):
    def random(self):
        return super().random() ** 2


loaded, fair = Loaded(3), random.Random(3)
print(round(loaded.random(), 6), round(fair.random() ** 2, 6), round(loaded.uniform(0, 10), 4))
first = random.Random("melody")
notes = [first.choice("do re mi fa sol la si".split()) for _ in range(6)]
random.seed(5)
between = [random.random() for _ in range(3)]
second = random.Random("melody")
print(notes == [second.choice("do re mi fa sol la si".split()) for _ in range(6)], notes)
random.seed(5)
print(between == [random.random() for _ in range(3)])
state = random.getstate()
a = random.sample(range(1000), k=4)
random.setstate(state)
print(a == random.sample(range(1000), k=4), a, random.sample(["x", "y"], counts=[3, 1], k=4))
print(random.randrange(-5, 5), random.randrange(10, 0, -3), random.triangular(), random.getrandbits(1), random.getrandbits(0))
print(random.Random(1).choices(["win", "lose"], weights=(1, 9), k=10).count("lose"))
