"""The functions of math."""
import math

print(math.pi, math.e, math.tau, math.inf, math.nan)
print(math.sqrt(2), math.isqrt(17), math.cbrt(27), math.exp(1), math.exp2(3), math.expm1(1e-10), math.log(10), math.log(8, 2), math.log2(8), math.log10(1000), math.log1p(1e-10))
print(math.sin(1), math.cos(1), math.tan(1), math.asin(1), math.acos(0.5), math.atan(1), math.atan2(1, -1), math.sinh(1), math.cosh(1), math.tanh(1), math.asinh(1), math.acosh(2), math.atanh(0.5))
print(math.floor(-2.5), math.ceil(-2.5), math.trunc(-2.5), math.fabs(-3), math.modf(3.25), math.frexp(8.0), math.ldexp(0.5, 4), math.copysign(1, -0.0))
print(math.fmod(-7, 3), math.remainder(7, 4), math.hypot(3, 4), math.hypot(1, 2, 2), math.dist((0, 0), (3, 4)), math.degrees(math.pi), math.radians(180))
print(math.factorial(20), math.comb(10, 3), math.perm(5, 2), math.perm(4), math.gcd(12, 18, 27), math.lcm(4, 6), math.gcd(), math.prod([1, 2, 3, 4]), math.prod([], start=5))
print(math.fsum([0.1] * 10), math.sumprod([1, 2, 3], [4, 5, 6]), math.pow(2, 10), math.fma(2, 3, 4), math.nextafter(1, 2), math.ulp(1.0))
print(math.isclose(0.1 + 0.2, 0.3), math.isclose(1, 1.1, rel_tol=0.2), math.isclose(0, 1e-10, abs_tol=1e-9), math.isfinite(1), math.isinf(math.inf), math.isnan(math.nan))
print(math.gamma(5), math.lgamma(10), math.erf(0.5), math.erfc(0.5), math.sqrt(10**20), math.floor(10**20 + 0.5), math.log(10**400))
for attempt in (
    lambda: math.sqrt(-1),
    lambda: math.log(0),
    lambda: math.factorial(-1),
    lambda: math.factorial(1.5),
    lambda: math.exp(1000),
    lambda: math.acos(2),
    lambda: math.gcd(1.5, 2),
    lambda: math.sqrt("4"),
    lambda: math.comb(3, -1),
    lambda: math.floor(math.nan),
    lambda: math.isqrt(-1),
    lambda: math.dist((1,), (1, 2)),
    lambda: math.fmod(1, 0),
    lambda: math.sin(),
):
    try:
        print(attempt())
    except (ValueError, OverflowError, TypeError) as error:
        print(type(error).__name__, error)
