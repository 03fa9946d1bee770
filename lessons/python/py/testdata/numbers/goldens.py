"""Writes what CPython makes of expressions with numbers: one file a subject,
one line an expression, its result behind " ==> ".

    python3.14 goldens.py
"""
import random
import re
import sys
import warnings

exec(open("prelude.py", encoding="utf-8").read())

warnings.simplefilter("ignore")


def result(text):
    try:
        return ascii(eval(text))
    except BaseException as e:
        return f"{type(e).__name__} {ascii(e.args)}"


INTS = [0, 1, -1, 2, -2, 3, 7, -7, 10, 63, 64, 255, -256, 2**31, 2**53, 2**53 + 1, -(2**53) - 1, 2**62, 2**63 - 1, 2**63, -(2**63), -(2**63) - 1, 2**64, 10**18, 10**19, -(10**30), 2**100 + 1, 3**200]
FLOATS = ["0.0", "-0.0", "0.1", "-0.5", "1.0", "1.5", "-2.5", "3.0", "1e16", "1e15", "123456.789", "-1e-5", "0.0001", "1e22", "1e23", "5e-324", "1.7976931348623157e308", "float('inf')", "float('-inf')", "float('nan')", "9007199254740993.0", "1e300", "2**63*1.0"]


def arithmetic():
    rng = random.Random(1)
    operands = [repr(n) for n in INTS] + FLOATS + ["True", "False"]
    for op in "+ - * / // % < <= == != > >=".split():
        for _ in range(60):
            yield f"({rng.choice(operands)}) {op} ({rng.choice(operands)})"
    for op in "& | ^".split():
        for _ in range(30):
            yield f"({rng.choice(INTS)}) {op} ({rng.choice(INTS)})"
    for _ in range(60):
        yield f"divmod({rng.choice(operands)}, {rng.choice(operands)})"
        yield f"({rng.choice(INTS)}) {rng.choice(['<<', '>>'])} ({rng.choice([0, 1, 5, 31, 63, 64, 65, 100, 200])})"
        yield f"({rng.choice(INTS)}) ** ({rng.choice([0, 1, 2, 3, 10, 25, -1, -2])})"
        yield f"pow({rng.choice(INTS)}, {rng.choice([0, 1, 2, 5, 100, -1, -3])}, {rng.choice([1, -1, 2, 7, -7, 97, 10**9 + 7, 2**64 + 13])})"
        yield f"round({rng.choice(operands)}, {rng.choice([-1, -2, -3, -18, 0, 1, 2, 5])})"
        yield f"({rng.choice(FLOATS)}) ** ({rng.choice(['0', '1', '2', '3', '-1', '-2', '0.5', '2.0', '-0.5'])})" .replace("(-", "abs(-")
    for _ in range(120):
        a, b = rng.getrandbits(rng.randrange(1, 200)), rng.getrandbits(rng.randrange(1, 200)) + 1
        yield f"{rng.choice(['', '-'])}{a} {rng.choice('+ - * / // %'.split())} {rng.choice(['', '-'])}{b}"
    for x in operands:
        for form in ("repr({})", "hash({})", "-({})", "abs({})", "+({})", "bool({})", "round({})", "int({})", "float({})", "({}).is_integer()", "({}).as_integer_ratio()", "hash(({}) + 1)"):
            if "nan" in x and "hash" in form:
                continue
            yield form.format(x)
    for n in INTS:
        for form in ("~({})", "bin({})", "oct({})", "hex({})", "({}).bit_length()", "({}).bit_count()", "({}).to_bytes(30, 'little', signed=True)", "int.from_bytes(({}).to_bytes(30, signed=True), signed=True)", "str({})", "format({}, ',')", "({}) // 7, ({}) % -7"):
            yield form.replace("{}", repr(n))
    for x in FLOATS:
        yield f"({x}).hex()"
        yield f"float.fromhex(({x}).hex())"
        for d in (-2, 0, 1, 3, 15):
            yield f"round({x}, {d})"
    for _ in range(150):
        x = rng.choice([rng.random(), rng.uniform(-1e6, 1e6), rng.random() * 10 ** rng.randrange(-320, 308)])
        yield repr(x)
        yield f"round({x!r}, {rng.randrange(-3, 17)})"
        yield f"hash({x!r})"


TYPES = ["", "d", "b", "c", "o", "x", "X", "n", "e", "E", "f", "F", "g", "G", "%", "s", "q", "\u00e9", "\x01"]


def formats():
    rng = random.Random(2)
    values = ["0", "5", "-1234", "1234567", "10**30", "-(2**64)", "True", "0.0", "-0.0", "3.14159265", "-0.04", "1234567.891", "1e100", "1.5e-7", "100.0", "999999.5", "0.5", "2.5", "float('inf')", "float('-inf')", "float('nan')", "'abc'", "''", "'\u00e9\u20ac\U0001f600'", "N(5)", "X(2.5)", "S('xyz')"]
    for _ in range(4000):
        spec = ""
        if rng.random() < 0.3:
            spec += rng.choice(["", "", "*", "0", "\u00e9", "<", "\U0001f600"]) + rng.choice("<>=^")
        spec += rng.choice(["", "", "", "", "+", "-", " "]) + rng.choice(["", "", "", "", "", "z"]) + rng.choice(["", "", "", "#"])
        spec += rng.choice(["", "", "0"]) + rng.choice(["", "", "1", "5", "9", "10", "11", "12", "13", "20", "30"])
        spec += rng.choice(["", "", "", ",", "_"])
        spec += rng.choice(["", "", "", ".0", ".1", ".2", ".3", ".6", ".10", ".17", ".,", "._", ".4,", ".5_", "."])
        spec += rng.choice(TYPES)
        yield f"format({rng.choice(values)}, {spec!r})"


INT_TEXTS = ["0", "12", "-12", "+7", " 12 ", "1_000", "1__0", "_1", "1_", "0x1F", "0b101", "0o17", "0B1", "0x_f", "0_0", "012", "00", "-0xff", "- 1", "", " ", "z", "Zz", "12a", "1.5", "1e5", "9" * 20, "\u0663\u0664", "\u00a07\u2003", "\x1c8", "1\x00", "\ud800", "\u00e9" * 210, "--1", "0x", "0b2", "\U0001d7ce\U0001d7d7"]
FLOAT_TEXTS = ["1", "1.5", "-1.5e3", "+.5", "5.", ".", "", " 1 ", "1_0.0_1", "_1", "1_.5", "1._5", "1e1_0", "1e_1", "1e", "e5", "inf", "-INF", "Infinity", "infinit", "nan", "+NaN", "-nan", "0x10", "1e400", "-1e400", "1e-400", "\u0663.\u0664", "1\x00", "1 2", "--1", "1e+5", "1e+-5", "9007199254740993", "0.1e-6", "2.4703282292062328e-324", "1" * 400, "\x1f1.0"]
HEX_TEXTS = ["0x1.8p3", "1.8", "-0x.8p-1", "0x1p-1074", "0x1p-1075", "0x1.8p-1075", "0x1p1024", "0x1.fffffffffffff7p1023", "0x1.fffffffffffff8p1023", "abc", "xyz", "0x", "", "p1", "0x1p", "0x1p+5", " 0x1p1 ", "nan", "-Inf", "+infinity", "0x1_0", "0x1p1_0", "1p99999999999999999999", "0p99999999999999999999", "1p-99999999999999999999", "0x1.0000000000000800000000000001", "-0x0p5"]


def conversions():
    for s in INT_TEXTS:
        yield f"int({s!r})"
        for base in (0, 2, 8, 10, 16, 36):
            yield f"int({s!r}, {base})"
        if s.isascii():
            yield f"int({s.encode()!r})"
            yield f"int(bytearray({s.encode()!r}), 16)"
    for s in FLOAT_TEXTS:
        yield f"float({s!r})"
    for s in HEX_TEXTS:
        yield f"float.fromhex({s!r})"
    yield from open("expressions.txt", encoding="utf-8").read().splitlines()


def write(name, lines):
    sys.set_int_max_str_digits(4300)
    with open(name, "w", encoding="utf-8", newline="\n") as f:
        for text in lines:
            f.write(f"{ascii_source(text)} ==> {result(text)}\n")


def ascii_source(text):
    return re.sub(r"[^ -~]", lambda m: m[0].encode("unicode_escape").decode(), text)


if __name__ == "__main__":
    write("arithmetic.golden", arithmetic())
    write("formats.golden", formats())
    write("conversions.golden", conversions())
