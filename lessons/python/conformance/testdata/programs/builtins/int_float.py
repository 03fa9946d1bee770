"""Numbers: conversions, rounding and the methods of int and float."""
print(float("1e3"), float(" -0.5 "), float("inf"), float("-nan") != 0, int(2.9), int("-7"), float(10**15))
print((0.1).as_integer_ratio(), (2.0).is_integer(), (1.5).hex(), float.fromhex("0x1.8p+1"))
print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234.5678, -2), round(7, 2))
print(1e308 * 10, -1e308 * 10, 5e-324, 1e22, 1e21, 123456789.123456789, 1e-5, 0.0001)
print(7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, divmod(7.5, 2), 2**0.5, (-8) ** 3, 0.1 + 0.2 == 0.3)
print(10 / 4, 10 // 4, 10 % 4, 1_000.5, .5, 5., 0xFF + 0b1 + 0o7)
print(abs(-3.5), pow(2, 10), pow(2, -2), pow(2, 10, 1000), max(1, 2.5), min([3, 1, 2]), sum([0.1] * 10))
print(sum([1, 2, 3], 10), sum([[1], [2]], []), bool(0.0), bool(-1), int(1e18), int("0", 0))
print((10).bit_length(), (10).bit_count(), (-10).conjugate(), (3).to_bytes(), (1.5).real, (1.5).imag)
print(isinstance(True, int), True + True, type(1 + 1.0), 3 == 3.0, hash(3) == hash(3.0))
print(float("1_000.5"), repr(1e16), str(0.1), 1.0, 100.0, 1e2, -0.0, 0.0 == -0.0)
print(bin(10), oct(64), hex(-255), format(255, "08b"), format(3.14159, ".3f"), f"{1e6:,.2f}")
for attempt in (
    lambda: 1.0 / 0,
    lambda: 5.0 % 0,
    lambda: 5 // 0.0,
    lambda: float("abc"),
    lambda: int("3.5"),
    lambda: int(float("inf")),
    lambda: int(float("nan")),
    lambda: 2.0**5000,
    lambda: (0).missing,
    lambda: 1 + "1",
    lambda: 1 & 2.0,
    lambda: round("x"),
    lambda: sum(["a"]),
    lambda: 0.0 ** -1,
):
    try:
        print(attempt())
    except (ArithmeticError, ValueError, TypeError, AttributeError) as error:
        print(type(error).__name__, error)
