"""Whole numbers of any size, and their operations."""
big = 2**200
print(big, big.bit_length(), big % 1_000_007, len(str(3**1000)))
print(10**30 // 7, -(10**30) // 7, 10**30 % -7, divmod(-7, 2), divmod(7, -2), -7 % 3)
print(1 << 100, (1 << 100) >> 98, -1 >> 5, -8 >> 1, 0b1010 & 0b0110, 0b1010 | 5, 0b1010 ^ 0xFF, ~5)
print(7 / 2, 2**-1, 2**0.5, 10**18 / 3, 0o17, 0xFF, 1_000)
print(pow(3, 200, 1000), pow(3, -1, 7), abs(-big) == big, int("123" * 10))
print(int("ff", 16), int("-0b101", 0), int("z", 36), int(" 42 "), int(-3.9), int(True))
print((255).to_bytes(2, "big"), int.from_bytes(b"\x01\x00", "little"), (6).bit_count())
print((5).real, (5).numerator, (5).denominator, (5).is_integer(), (5).as_integer_ratio(), hash(2**61 - 1), hash(-1))
factorial = 1
for n in range(1, 31):
    factorial *= n
print(factorial, factorial // 10**20)
a, b = 2**64, 2**64
print(a == b, a + 1 - b, a * b == 2**128, big - big, -0, +3, not 0)
print(hex(255), oct(8), bin(-5), round(12345, -2), round(15, -1), round(25, -1))
for attempt in (lambda: 1 // 0, lambda: 1 % 0, lambda: int("x1"), lambda: int("12", 1), lambda: 1 << -1, lambda: pow(2, -1, 4), lambda: int(None), lambda: (300).to_bytes(1, "big"), lambda: int("9" * 5000)):
    try:
        print(attempt())
    except (ZeroDivisionError, ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)
