"""string's constants, Template, Formatter and capwords."""
import string

print(string.ascii_lowercase, string.ascii_uppercase, string.ascii_letters == string.ascii_lowercase + string.ascii_uppercase)
print(string.digits, string.hexdigits, string.octdigits, string.punctuation, repr(string.whitespace), len(string.printable))
t = string.Template("$name owes $$${amount} to ${other}s")
print(t.substitute(name="Ana", amount=5, other="friend"), t.template)
print(t.substitute({"name": "Bo", "amount": 1}, other="x"), t.safe_substitute(name="Cy"), t.get_identifiers(), t.is_valid())
for wrong in (lambda: t.substitute(name="x"), lambda: string.Template("$ bad").substitute(), lambda: string.Template("line\n$1").substitute()):
    try:
        wrong()
    except (KeyError, ValueError) as error:
        print(type(error).__name__, error)
print(string.capwords("the  event   loop"), string.capwords("a-b-c", "-"))
f = string.Formatter()
print(f.format("{0} {name!r:>6} {1[0]}", 5, [7], name="n"), list(f.parse("a{b!r:>3}c{{")), f.vformat("{} {x}", (1,), {"x": 2}))


class Default(string.Formatter):
    def get_value(self, key, args, kwargs):
        return kwargs.get(key, f"<{key}>") if isinstance(key, str) else super().get_value(key, args, kwargs)


print(Default().format("{known} {unknown} {0}", "zero", known="yes"))
caesar = str.maketrans(string.ascii_lowercase, string.ascii_lowercase[3:] + string.ascii_lowercase[:3])
print("hello asyncio".translate(caesar), sum(c in string.punctuation for c in "a,b.c!"))
