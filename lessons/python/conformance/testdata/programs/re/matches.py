"""What a match knows: groups, places, and how it was found."""
import re

pattern = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)(?:-(?P<day>\d\d))?", re.ASCII)
found = pattern.search("from 2024-03 to 2025-12-31", 3)
print(found.group(), found.group("year", "month"), found[1], found.groups(), found.groups("01"), found.groupdict(default="?"))
print(found.start(), found.end("month"), found.span(), found.span("day"), found.regs)
print(found.pos, found.endpos, found.lastindex, found.lastgroup, found.re is pattern, found.string[:4])
print(found.expand(r"\g<month>/\1"), pattern.groups, dict(pattern.groupindex), pattern.flags == re.ASCII | 0, pattern.pattern[:10])
print([m.group() for m in pattern.finditer("2024-01 2024-02 x")], pattern.findall("2024-01-05"))
print(pattern.fullmatch("2024-01"), pattern.fullmatch("2024-01 "), pattern.match("x2024-01"), bool(pattern.match("x2024-01", 1)))
print(pattern.sub(lambda m: m["year"], "2024-01 and 2025-02", count=1), pattern.subn("date", "2024-01 2024-02"))
print(re.compile("[,;]").split("a,b;c", 1), re.split("([,;])", "a,b;c"), re.escape("a.b*c"))
flags = re.I | re.M | re.S | re.X
print(flags, re.IGNORECASE is re.I, re.MULTILINE.value, re.DOTALL, re.VERBOSE, re.UNICODE, re.NOFLAG, re.A, re.L is re.LOCALE, re.U)
print(re.findall(r"^ \w+  # a word", "One\ntwo", flags), re.search("a.b", "A\nB", re.I | re.S).group())
for wrong in ("(", "[a", "*a", "(?P<1>x)", "a{2,1}", "\\"):
    try:
        re.compile(wrong)
    except re.PatternError as error:
        print(error.msg, error.pos, error.pattern)
for ask in (lambda: found.group(9), lambda: found.group("week"), lambda: found.start("no")):
    try:
        ask()
    except IndexError as error:
        print(error)
