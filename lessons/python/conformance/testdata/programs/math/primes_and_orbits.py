"""A little numerics: primes, Newton's method, Monte Carlo with a seed."""
import math
import random


def primes(limit):
    sieve = bytearray([1]) * (limit + 1)
    sieve[0:2] = b"\0\0"
    for n in range(2, math.isqrt(limit) + 1):
        if sieve[n]:
            sieve[n * n::n] = bytes(len(range(n * n, limit + 1, n)))
    return [n for n, prime in enumerate(sieve) if prime]


def newton(f, derivative, x, eps=1e-12):
    for step in range(50):
        dx = f(x) / derivative(x)
        x -= dx
        if math.fabs(dx) < eps:
            return x, step + 1
    raise ArithmeticError("does not converge")


found = primes(1000)
print(len(found), found[-3:], math.prod(found[:10]))
print(newton(lambda x: x * x - 2, lambda x: 2 * x, 1.0), math.sqrt(2))
rng = random.Random(99)
inside = sum(math.hypot(rng.random(), rng.random()) <= 1 for _ in range(10000))
print(4 * inside / 10000, round(math.pi, 4))
x, y, vx, vy = 1.0, 0.0, 0.0, 1.0
for _ in range(628):
    r3 = math.hypot(x, y) ** 3
    vx -= 0.01 * x / r3
    vy -= 0.01 * y / r3
    x += 0.01 * vx
    y += 0.01 * vy
print(f"{x:.6f} {y:.6f} {math.degrees(math.atan2(y, x)):.4f}")
print(math.fsum(1 / n**2 for n in range(1, 1000)), [math.gcd(n, 12) for n in range(1, 13)])
