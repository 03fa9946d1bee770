"""Strings: changing case, replacing, splitting, joining, aligning."""
print("straße ÑANDÚ".upper(), "ÑANDÚ".lower(), "straße".casefold(), "they're here".title(), "hELLO wORLD".capitalize())
print("Hello".swapcase(), "banana".replace("an", "AN"), "banana".replace("a", "_", 2), "abc".replace("", "-"))
print("  padded \n".strip() + "|", "xxhixx".strip("x"), "xyhi".lstrip("yx"), "hi..".rstrip("."), "abcabc".strip("cb"))
print("a,b,,c".split(","), " a  b ".split(), "a,b,c".split(",", 1), "a,b,c".rsplit(",", 1), "".split(), "".split(","))
print("one\ntwo\r\nthree\n".splitlines(), "a\nb".splitlines(keepends=True), "".splitlines())
print("key=value=x".partition("="), "key=value=x".rpartition("="), "none".partition("="), "none".rpartition("="))
print("-".join("abc"), ", ".join(["x"]), "".join([]), "|".join(str(n) for n in range(3)))
print("left".ljust(8, ".") + "right".rjust(8) + "mid".center(9, "*"), "42".zfill(5), "-42".zfill(5), "+7".zfill(4))
print("prefix-name.txt".removeprefix("prefix-").removesuffix(".txt"), "x".removeprefix("y"))
print("a\tbc\td".expandtabs(4), "1234\t".expandtabs() + "|")
table = str.maketrans("abc", "xyz", "d")
print("abcd bad".translate(table), "hello".translate({ord("l"): "L", ord("o"): None}), str.maketrans({"a": "1"}))
print("{0}-{name:>5}".format(1, name="x"), "{k} {v}".format_map({"k": 1, "v": 2}), "é".encode(), "ñ".encode("latin-1"))
print("abc" * 3, "ab" + "cd", 2 * "-", "a" "b", str(12.0), str(None), str([1, "a"]), repr("a'b"), str(b"x"))
for attempt in (
    lambda: "a,b".split(""),
    lambda: "-".join([1, 2]),
    lambda: "x".center(5, "ab"),
    lambda: "é".encode("ascii"),
    lambda: str.maketrans("ab", "x"),
    lambda: "abc".joins(),
    lambda: "x".replace("a"),
    lambda: "{a.b}".format(a=1),
    lambda: "{".format(),
    lambda: "abc".upper(1),
):
    try:
        print(attempt())
    except (ValueError, TypeError, AttributeError) as error:
        print(type(error).__name__, error)
