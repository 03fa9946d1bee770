"""Write ../unicode.txt: what CPython knows of each character of Unicode.

Run from this folder:
    go run -C ../../../../loopcore/testdata/cpython . $PWD/unicode.py > ../unicode.txt

A line "r FIRST LAST FLAGS LOWER UPPER TITLE" is a run of code points of the
same kind: hexadecimal numbers, and how far their other cases are. A line
"s CODE LOWER UPPER TITLE FOLD" is one whose other cases are longer than one
character or whose casefold is not its lower case.
"""

import sys
import unicodedata


def flags(c):
    tests = (
        c.isalpha(),
        c.isdecimal(),
        c.isdigit(),
        c.isnumeric(),
        c.isprintable(),
        c.islower(),
        c.isupper(),
        unicodedata.category(c) == "Lt",
        c.isspace(),
        (c + "a").title()[-1] == "a",  # cased
        (c + "\u03a3").lower()[-1] != "\u03c2" and ("a" + c + "\u03a3").lower()[-1] == "\u03c2",  # case-ignorable
        c.isidentifier(),
        ("a" + c).isidentifier(),
    )
    return sum(1 << i for i, yes in enumerate(tests) if yes)


def shift(c, other):
    return ord(other) - ord(c) if len(other) == 1 else 0


def hexes(text):
    return ".".join(f"{ord(c):x}" for c in text)


def main():
    print(f"# Unicode {unicodedata.unidata_version}, by testdata/unicode.py")
    runs, special = [], []
    for code in range(sys.maxunicode + 1):
        c = chr(code)
        lower, upper, title = c.lower(), c.upper(), c.title()
        if max(len(lower), len(upper), len(title)) > 1 or c.casefold() != lower:
            special.append((code, lower, upper, title, c.casefold()))
        kind = (flags(c), shift(c, lower), shift(c, upper), shift(c, title))
        if runs and runs[-1][2] == kind:
            runs[-1][1] = code
        else:
            runs.append([code, code, kind])
    for first, last, kind in runs:
        if any(kind):
            print(f"r {first:x} {last:x} {kind[0]:x} {kind[1]} {kind[2]} {kind[3]}")
    for code, *texts in special:
        print(f"s {code:x}", *map(hexes, texts))


main()
