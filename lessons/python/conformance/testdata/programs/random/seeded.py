"""Seeded random numbers are the same everywhere."""
import random

random.seed(42)
print(random.random(), random.randint(1, 6), random.uniform(1, 10))
print([random.randrange(10) for _ in range(8)], random.randrange(0, 100, 5), random.getrandbits(40))
print(random.choice(["flute", "oboe", "horn"]), random.choices("abc", k=5), random.choices([1, 2], weights=[9, 1], k=6))
deck = list(range(10))
random.shuffle(deck)
print(deck, random.sample(range(100), 5), random.sample("abcdef", 3))
for seed in (0, 1, -1, 2**70, 3.5, "text", b"bytes", None):
    random.seed(seed)
    print(repr(seed), random.randint(0, 10**6) if seed is not None else "from the system")
a, b = random.Random(7), random.Random(7)
print(a.random() == b.random(), a.random(), b.randint(1, 10**20))
state = random.Random(1)
saved = state.getstate()
first = [state.random() for _ in range(2)]
state.setstate(saved)
print(first == [state.random() for _ in range(2)], len(saved))
print(random.Random(5).randbytes(4), random.Random(5).choices(range(5), cum_weights=[1, 2, 3, 4, 5], k=4))
for attempt in (lambda: random.choice([]), lambda: random.randint(5, 1), lambda: random.sample([1], 2), lambda: random.randrange(0), lambda: random.seed([1])):
    try:
        attempt()
    except (IndexError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
