"""Write random_methods.txt and random_formats.txt: expressions made by chance.

Run from this folder by any Python: python3 random_expressions.py
"""

import pathlib
import random

STRS = [
    '""', '"a"', '"ab"', '"abc abc"', '" a b "', '"é"', '"aébé"', '"😀x"', '"A b-C"', '"\\n"', '"a\\tb"', '"12"', '"-5"',
    '"ab\\r\\ncd"', '"ß"', '"ǆ"', '"x"*3', '"\\ud800"', '"Σas ΣΑΣ"', '"{}"', '"%s"', '"\\u2003a"', '"ﬁ x"', '"İi"', '"a,b,,c"', '","',
]
BYTES = [
    'b""', 'b"a"', 'b"ab"', 'b"abc abc"', 'b" a b "', 'b"\\xff"', 'b"\\n"', 'b"a\\tb"', 'b"12"', 'b"-5"', 'b"ab\\r\\ncd"',
    'bytearray(b"abab")', 'b"a,b,,c"', 'b","', 'b"aaa"', 'b"A b-C"', 'bytearray(b"x y")', 'b"%s"',
]
INTS = ["0", "1", "2", "3", "-1", "-2", "5", "8", "100", "True", "10**20", "-10**20"]
ODD = [
    "None", "1.5", "[]", '["a","b"]', '[b"a", b"b"]', '("a","b")', '(b"a",)', "{}", '{97:"x"}', '{"a":1}', "object", "slice(1,3)",
    "slice(None,None,-1)", "slice(-3,None,2)", "range(3)", "set()",
]
TABLES = ['{97:"x"}', "{97:None}", "{98:233}", "{97:1.5}", '"xyz"*40', 'str.maketrans("ab","cd","x")', "None", "[1,2]"]
ENCODINGS = [
    "utf-8", "utf-8", "ascii", "latin-1", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be",
    "utf-8-sig", "unicode_escape", "raw_unicode_escape", "koi8-r", "cp437", "iso8859-3", "cp1255",
]
HANDLERS = [
    "strict", "ignore", "replace", "backslashreplace", "surrogateescape", "surrogatepass", "xmlcharrefreplace", "namereplace", "bogus",
]
# What the arguments of each method are: s a text, b bytes, i an integer, l a
# list of them, t a table, e an encoding or a handler.
STR_METHODS = (
    "capitalize casefold center:is count:sii encode:ee endswith:sii expandtabs:i find:sii index:sii isalnum isalpha isascii isdecimal "
    "isdigit isidentifier islower isnumeric isprintable isspace istitle isupper join:l ljust:is lower lstrip:s partition:s "
    "removeprefix:s removesuffix:s replace:ssi rfind:sii rindex:sii rjust:is rpartition:s rsplit:si rstrip:s split:si splitlines:i "
    "startswith:sii strip:s swapcase title translate:t upper zfill:i"
).split()
BYTES_METHODS = (
    "capitalize center:ib count:bii decode:ee endswith:bii expandtabs:i find:bii hex:si index:bii isalnum isalpha isascii isdigit "
    "islower isspace istitle isupper join:l ljust:ib lower lstrip:b partition:b removeprefix:b removesuffix:b replace:bbi rfind:bii "
    "rindex:bii rjust:ib rpartition:b rsplit:bi rstrip:b split:bi splitlines:i startswith:bii strip:b swapcase title translate:bb "
    "upper zfill:i"
).split()
BROKEN = [
    b"a", b"\xe9", b"\xc3\xa9", b"\xe2\x82\xac", b"\xe2\x82", b"\xf0\x9f\x98\x80", b"\xf0\x9f", b"\xff", b"\xfe", b"\x00", b"\xd8\x00",
    b"\x00\xd8", b"\xdc\x00", b"\x00\xdc", b"\xed\xa0\x80", b"\x80", b"\xef\xbb\xbf", b"\xff\xfe", b"\\x41", b"\\u20ac", b"\\", b"\\n",
]
CHARS = [
    "a", "é", "€", "😀", "\ud800", "\udc80", "\udcff", "\udfff", "\x00", "\x80", "ÿ", "Ж", "\\", "\u0152", "\n", '"', "'", "א", "\x7f",
]
FIELDS = (
    "{} {0} {1} {a} {{ }} { } x é {0!r} {!s} {a!a:>5} {:>{}} {:{w}} {b[0]} {b[x]} {a.real} {0.imag} {:5} {:<5} {:^7.2} {:*>8} {:+} "
    "{:05} {:x} {:#x} {:,} {:.2f} {:e} {:%} {:c} {:n} {:s} {:d} {! {[ {0[ {.a} {: {:=5} {:z.1f} {:_} {:é<4} {:b} {:#o} {:g} {:-5d} "
    "{:10.3g} {:5%} {:020} {:.0} {:.3} {:>05} {0!} {::} {:}}"
).split()
VALUES = '1 -5 3.75 "abc" "é" True None 10**20 -0.0 1e300 b"x" [1] 65 float("nan") float("inf") 12345678 0 (1,2)'.split()
PERCENTS = ["%", "s", "d", "5", ".", "2", "x", "(a)", "-", "0", "+", "#", " ", "c", "r", "f", "g", "%%", "é", "e", "i"]
OPERATORS = ["+", "*", "%", "<", "==", "!=", ">=", "in", "not in", ">"]


def pick(*lists):
    return random.choice(sum(lists, []))


def some(items, most):
    return [random.choice(items) for _ in range(random.randrange(1, most))]


def argument(kind):
    if random.random() < 0.07:
        return pick(ODD, INTS, STRS, BYTES)
    match kind:
        case "s":
            return pick(STRS)
        case "b":
            return pick(BYTES, BYTES, INTS)
        case "i":
            return pick(INTS, INTS, ["None"])
        case "t":
            return pick(TABLES)
        case "e":
            return repr(pick(ENCODINGS, HANDLERS))
    return "[" + ", ".join(some(random.choice([STRS, BYTES]), 4)) + "]"


def method(selves, methods):
    name, _, kinds = random.choice(methods).partition(":")
    count = random.choice([len(kinds)] * 5 + list(range(len(kinds) + 2)))
    given = [argument(kind) for kind in (kinds + "s")[:count]]
    return f"({pick(selves)}).{name}({', '.join(given)})"


def percent():
    text = "%" + "".join(some(PERCENTS, 7))
    prefix = "b" if text.isascii() and random.random() < 0.3 else ""
    return f"{prefix}{text!r} % ({pick(INTS, ODD, STRS, BYTES, ['(1,2)', '(1.5,)', '(65,)'])})"


def of_methods():
    match random.randrange(10):
        case 0 | 1 | 2 | 3:
            return method(STRS, STR_METHODS)
        case 4 | 5 | 6:
            return method(BYTES, BYTES_METHODS)
        case 7:
            return f"({pick(STRS, BYTES)}) {pick(OPERATORS)} ({pick(STRS, BYTES, INTS, ODD)})"
        case 8:
            return f"({pick(STRS, BYTES)})[{pick(INTS, ODD)}]"
    return percent()


def of_formats():
    match random.randrange(4):
        case 0:
            return f"({b''.join(some(BROKEN, 6))!r}).decode({pick(ENCODINGS)!r}, {pick(HANDLERS)!r})"
        case 1:
            return f"({ascii(''.join(some(CHARS, 6)))}).encode({pick(ENCODINGS)!r}, {pick(HANDLERS)!r})"
        case 2:
            text = ascii("".join(some(CHARS, 6)))
            return f"repr({text}), ascii({text}), ({text}).encode('utf-8', 'surrogatepass'), ({text}).isprintable()"
    a, b, c = (pick(VALUES) for _ in range(3))
    return f"({ascii(''.join(some(FIELDS, 4)))}).format({a}, {b}, a={c}, b=[5], w={pick(['5', chr(34) * 2])})"


def main():
    random.seed(20)
    for name, make in ("random_methods", of_methods), ("random_formats", of_formats):
        lines = sorted({make() for _ in range(1500)})
        pathlib.Path(name + ".txt").write_text("".join(line + "\n" for line in lines), "utf-8")


main()
