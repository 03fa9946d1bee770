"""The distributions of random, seeded."""
import random

rng = random.Random(2024)
for name, args in (
    ("gauss", (0, 1)), ("gauss", (0, 1)), ("normalvariate", (10, 2)), ("expovariate", (1.5,)), ("triangular", (0, 10, 3)),
    ("betavariate", (2, 3)), ("gammavariate", (2, 1)), ("gammavariate", (0.5, 1)), ("lognormvariate", (0, 0.25)),
    ("paretovariate", (3,)), ("weibullvariate", (1, 1.5)), ("vonmisesvariate", (0, 4)), ("binomialvariate", (10, 0.3)),
):
    print(name, args, getattr(rng, name)(*args))
rolls = [rng.randint(1, 6) for _ in range(1000)]
print([rolls.count(face) for face in range(1, 7)], sum(rolls) / len(rolls))
print(random.random() < 1, random.Random().random() != random.Random().random())
