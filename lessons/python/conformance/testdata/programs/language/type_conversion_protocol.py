"""How objects become text, numbers, booleans and sequences."""


class Money:
    def __init__(self, cents):
        self.cents = cents

    def __str__(self):
        return f"{self.cents / 100:.2f} €"

    def __repr__(self):
        return f"Money({self.cents})"

    def __int__(self):
        return self.cents // 100

    def __float__(self):
        return self.cents / 100

    def __bool__(self):
        return self.cents != 0

    def __index__(self):
        return self.cents

    def __bytes__(self):
        return str(self.cents).encode()
    def __iter__(self):
        yield from divmod(self.cents, 100)

    def __format__(self, spec):
        return f"{self.cents} cents" if spec == "c" else format(str(self), spec)


m = Money(1250)
print(m, repr(m), [m], int(m), float(m), bool(m), bool(Money(0)), bytes(m), list(m), hex(m))
print(f"{m:c} {m:>12} {m!r} {m}", "%s %r %d" % (m, m, int(m)), "{:*^12}".format(m), range(3)[Money(2)], "ab" * Money(2))
print((*m,), tuple(m), round(1.5, Money(0)), max(m))
for attempt in (lambda: int(object()), lambda: float([]), lambda: bytes(object()), lambda: len(m), lambda: m + 1, lambda: m < m, lambda: "x"[Money(5)]):
    try:
        print(attempt())
    except (TypeError, IndexError) as error:
        print(type(error).__name__, error)


class Bad:
    def __str__(self):
        return 5

    def __bool__(self):
        return "yes"
    def __len__(self):
        return -1


for convert in (str, bool, len):
    try:
        convert(Bad())
    except (TypeError, ValueError) as error:
        print(error)
