"""The usual built-in functions."""
print(abs(-2), all([1, "a"]), any([0, ""]), ascii("é"), bin(5), bool([]), callable(print), callable(3), chr(97))
print(divmod(17, 5), list(enumerate("ab", 1)), list(filter(None, [0, 1, "", "a"])), list(filter(str.isupper, "aBcD")))
print(format(3.14159, ".2f"), hash(7), hex(255), id(None) == id(None), isinstance(1, (str, int)), issubclass(bool, int))
print(len({}), list(map(len, ["a", "bb"])), list(map(max, [1, 5], [3, 2])), max(3, 1), max("abc", key=lambda c: -ord(c)))
print(min([2, 1]), min("b", "a", key=str.upper), oct(8), ord("a"), pow(2, 3), repr("x"), list(reversed([1, 2])))
print(round(3.567, 1), sorted([3, 1], reverse=True), sum([1, 2]), tuple("ab"), type(3), list(zip("ab", [1, 2], (True, False))))
print(list(zip()), list(zip("ab", "x")), list(zip("ab", "xy", strict=True)), dict(zip("ab", range(2))))
print(getattr("a", "upper")(), hasattr(3, "real"), getattr(3, "nothing", "default"), vars().get("__name__"), type(dir()))
print("append" in dir([]), "upper" in dir(str), [n for n in dir(3) if n.startswith("bit")])
print(object() is object(), type(None), type(...), type(NotImplemented), type(lambda: 0), type(len), type(type))
print("a", "b", sep="-", end="!\n")
print(*[1, 2], sep=", ")
print()
print("no newline", end="")
print(" then", None, True, sep="|", flush=True)
for attempt in (
    lambda: len(5),
    lambda: list(zip("ab", "x", strict=True)),
    lambda: isinstance(1, "int"),
    lambda: max(1),
    lambda: max(1, "a"),
    lambda: sorted([1, "a"]),
    lambda: print(1, sepp=2),
    lambda: abs("a"),
    lambda: next(3),
    lambda: divmod(1, 0),
    lambda: print(1, sep=3),
    lambda: getattr(3, "x"),
    lambda: map(1),
    lambda: sum(5),
    lambda: enumerate(3),
    lambda: len(),
):
    try:
        print(attempt())
    except (TypeError, ValueError, ZeroDivisionError, AttributeError) as error:
        print(type(error).__name__, error)
