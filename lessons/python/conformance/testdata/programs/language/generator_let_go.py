"""A suspended generator is closed when the last reference to it goes: its finally runs there."""


def lines(name):
    try:
        yield 1
        yield 2
    finally:
        print("closed", name)


def piped(source):
    for x in source:
        yield x * 10


def look():
    it = lines("at the function's end")
    print("got", next(it))


it = lines("rebound")
next(it)
it = None
print("- rebound")
look()
print("- returned")
print(next(lines("never held")))
pair = [lines("first of a list"), lines("last of a list")]
for one in pair:
    next(one)
one = None
pair.clear()
print("- cleared")


class Holder:
    pass


h = Holder()
h.it = lines("of an attribute")
next(h.it)
h.it = 3
print("- attribute")
p = piped(lines("deep in a pipe"))
print(next(p))
del p
print("- pipe")
kept = lines("still in use")
also = kept
next(kept)
del kept
print("- one name of two")
print(next(also))
also = None
stays = lines("at the end of the program")
next(stays)
print("end")
