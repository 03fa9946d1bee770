"""Every distribution of random, from one seed."""
import random

random.seed(2024)
for name, value in {
    "betavariate": random.betavariate(2, 3),
    "expovariate": random.expovariate(1.5),
    "gammavariate": random.gammavariate(2, 1),
    "gauss": random.gauss(10, 2),
    "lognormvariate": random.lognormvariate(0, 0.25),
    "normalvariate": random.normalvariate(10, 2),
    "paretovariate": random.paretovariate(3),
    "vonmisesvariate": random.vonmisesvariate(0, 4),
    "weibullvariate": random.weibullvariate(1, 1.5),
}.items():
    print(f"{name:16} {value:.6f}")
print(random.binomialvariate(20, 0.5), random.randbytes(4).hex())
