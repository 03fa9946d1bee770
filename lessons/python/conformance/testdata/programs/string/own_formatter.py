"""A formatter and a template of one's own."""
import string


class Polite(string.Formatter):
    """Says what is missing, and shouts what is asked to be loud."""

    def get_value(self, key, args, kwargs):
        try:
            return super().get_value(key, args, kwargs)
        except (KeyError, IndexError):
            return f"<{key}>"

    def convert_field(self, value, conversion):
        if conversion == "u":
            return str(value).upper()
        return super().convert_field(value, conversion)

    def format_field(self, value, format_spec):
        if format_spec == "loud":
            return f"{value}!"
        return super().format_field(value, format_spec)

    def check_unused_args(self, used_args, args, kwargs):
        left = [key for key in kwargs if key not in used_args]
        if left:
            raise ValueError(f"not used: {left}")


polite = Polite()
print(polite.format("{} {name!u} {missing} {price:>8.2f} {word:loud}", "hello", name="ana", price=3.5, word="now"))
print(polite.vformat("{0[1]} {1.real}", (["a", "b"], 5), {}), polite.get_field("x.imag", (), {"x": 3}))
try:
    polite.format("{a}", a=1, b=2)
except ValueError as error:
    print(error)
print(list(string.Formatter().parse("x{a!r:>{w}}y{{")), string.Formatter().convert_field(3, "s"))
try:
    string.Formatter().convert_field(3, "z")
except ValueError as error:
    print(error)


class Percent(string.Template):
    delimiter = "%"


text = Percent("%name has %{part} of 100%%, not $x")
print(text.substitute({"name": "Ana", "part": 3}), text.get_identifiers(), text.is_valid())
print(string.Template.delimiter, string.Template.idpattern, string.Template.braceidpattern, string.Template("$a ${b").is_valid())
