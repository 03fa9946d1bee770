"""print's arguments, what str and repr make of nested things, and empty input."""


class Note:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"<Note {self.name}>"

    def __str__(self):
        return self.name


do, re = Note("do"), Note("re")
print(do, [do, re], {"first": do}, (re,), f"{do} {do!r} {[re]}", {do: 1}[do])
print("%s %r" % (do, re), "{} {!r}".format(do, re), str(do) + repr(re))
print(1, 2, sep="")
print(1, 2, sep="\n", end="\n---\n")
print("a\tb", "c\\d", 'e"f', "é", "日本", "\u00e9" == "é")
print([1.0, "a'b", 'c"d', b"x", None, True, (1,), {2}, {"k": [()]}])
print((), [], {}, set(), "", sep="|")
print("%s" % "tuple", "%%", "%.3s|" % "abcdef", "%+d" % 5, "%e" % 12345.678, "%g" % 1e-5, "%i" % 3.7)
try:
    name = input("your name? ")
except EOFError as error:
    print("\nEOFError:", error)
try:
    print("x", file="not a file")
except AttributeError as error:
    print(error)
print("done", flush=True)
