"""The format mini-language, as format() and str.format use it."""
import datetime

numbers = [0, 1, -1, 255, 1234567, -98765]
for spec in ("d", "5d", "<8d|", "+d", " d", "08d", ",d", "_d", "x", "X", "#o", "b", "e", ".1f", "%", "c", "n"):
    row = []
    for n in numbers:
        try:
            row.append(format(n, spec.rstrip("|")))
        except (ValueError, OverflowError) as error:
            row.append(type(error).__name__)
    print(spec, row if spec != "c" else [r if len(r) > 1 else ord(r) for r in row])
floats = [0.0, 1.5, -2.25, 1234.5678, 1e-7, 1e20, float("inf"), float("nan")]
for spec in ("", "f", ".0f", ".2e", "g", ".3g", "10.2f", "+.1f", ",.2f", "%", ".1%", "08.2f", "G", "<9", "^9.1f", "z.1f", "#.3g", "_.1f"):
    print(repr(spec), [format(x, spec) for x in floats])
for spec in ("", "10", ">10", "*^10", ".2", "<6.3", "s", "=<5"):
    print(repr(spec), format("hello", spec) + "|")
print("{:>{w}}|{:{a}{w}}".format("x", "y", w=5, a="^"), "{0!r:>6}{0!s:<4}{1!a}".format("é", "ü"))
print(format(True), format(True, "d"), format(None), format(datetime.date(2024, 2, 29), "%d/%m/%y"))
for value, spec in ((5, "s"), ("x", "+"), ("x", ","), (5, ".1d"), (1.5, "d"), (1.5, "c"), ("x", "=5"), (None, "5"), (5, "10.2x"), (3, "Q")):
    try:
        print(format(value, spec))
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
