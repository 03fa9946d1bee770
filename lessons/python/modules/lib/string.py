"""Constants of characters, and two ways to fill texts in."""

import _string

__all__ = [
    "ascii_letters",
    "ascii_lowercase",
    "ascii_uppercase",
    "capwords",
    "digits",
    "hexdigits",
    "octdigits",
    "printable",
    "punctuation",
    "whitespace",
    "Formatter",
    "Template",
]

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """Begin each word of s with a capital; sep is what stands between words."""
    words = [word.capitalize() for word in s.split(sep)]
    return (sep or " ").join(words)


class _Pattern:
    """Template.pattern: a regular expression in CPython, which finds by hand here."""

    def __get__(self, instance, cls=None):
        raise NotImplementedError("not in Batuta yet: string.Template.pattern")


_nothing = {}
_name_start = frozenset(ascii_letters + "_")
_name_part = frozenset(ascii_letters + digits + "_")


class Template:
    """A text with $names to be filled in."""

    delimiter = "$"
    idpattern = r"(?a:[_a-z][_a-z0-9]*)"
    braceidpattern = None
    flags = None
    pattern = _Pattern()

    def __init_subclass__(cls):
        super().__init_subclass__()
        for name in ("pattern", "idpattern", "braceidpattern", "flags"):
            if name in cls.__dict__:
                raise NotImplementedError("not in Batuta yet: string.Template." + name + " of one's own")

    def __init__(self, template):
        self.template = template

    def _pieces(self):
        """Cut the text up: each piece is a kind, its text, and its place.

        The kinds are text, name, escaped and invalid.
        """
        text, sign = self.template, self.delimiter
        if not isinstance(text, str):
            raise TypeError(f"expected string or bytes-like object, got '{type(text).__name__}'")
        done = 0
        while (at := text.find(sign, done)) >= 0:
            yield "text", text[done:at], done
            behind = at + len(sign)
            done = behind
            if text.startswith(sign, behind):
                done = behind + len(sign)
                yield "escaped", sign, at
            elif name := self._name_at(behind):
                done = behind + len(name)
                yield "name", name, at
            elif text.startswith("{", behind) and (name := self._name_at(behind + 1)) and text.startswith("}", behind + 1 + len(name)):
                done = behind + len(name) + 2
                yield "name", name, at
            else:
                yield "invalid", sign, behind
        yield "text", text[done:], done

    def _name_at(self, at):
        text = self.template
        if text[at:at + 1] not in _name_start:
            return ""
        end = at + 1
        while text[end:end + 1] in _name_part:
            end += 1
        return text[at:end]

    def _fail(self, at):
        lines = self.template[:at].splitlines(keepends=True)
        column = at - sum(map(len, lines[:-1])) if lines else 1
        raise ValueError(f"Invalid placeholder in string: line {max(len(lines), 1)}, col {column}")

    def substitute(self, mapping=_nothing, /, **kws):
        """Fill in all names, or raise KeyError."""
        values = _values(mapping, kws)
        out = []
        for kind, piece, at in self._pieces():
            if kind == "name":
                piece = str(values[piece])
            elif kind == "invalid":
                self._fail(at)
            out.append(piece)
        return "".join(out)

    def safe_substitute(self, mapping=_nothing, /, **kws):
        """Fill in the names that are known; the others stay as they are."""
        values = _values(mapping, kws)
        text, sign = self.template, self.delimiter
        out = []
        for kind, piece, at in self._pieces():
            if kind == "name":
                braced = text.startswith("{", at + len(sign))
                try:
                    piece = str(values[piece])
                except KeyError:
                    piece = f"{sign}{{{piece}}}" if braced else sign + piece
            out.append(piece)
        return "".join(out)

    def is_valid(self):
        """Whether substitute would find no sign that stands for nothing."""
        return all(kind != "invalid" for kind, _, _ in self._pieces())

    def get_identifiers(self):
        """The names, each once, in the order in which they come."""
        return list(dict.fromkeys(piece for kind, piece, _ in self._pieces() if kind == "name"))


def _values(mapping, kws):
    if mapping is _nothing:
        return kws
    if not kws:
        return mapping
    from collections import ChainMap

    return ChainMap(kws, mapping)


class Formatter:
    """What str.format does, in steps that a subclass may do otherwise."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used_args = set()
        text, _ = self._vformat(format_string, args, kwargs, used_args, 2)
        self.check_unused_args(used_args, args, kwargs)
        return text

    def _vformat(self, format_string, args, kwargs, used_args, recursion_depth, auto_arg_index=0):
        if recursion_depth < 0:
            raise ValueError("Max string recursion exceeded")
        out = []
        for literal_text, field_name, format_spec, conversion in self.parse(format_string):
            if literal_text:
                out.append(literal_text)
            if field_name is None:
                continue
            first, _ = _string.formatter_field_name_split(field_name)
            if first == "":
                if auto_arg_index is False:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                field_name = str(auto_arg_index) + field_name
                auto_arg_index += 1
            elif isinstance(first, int):
                if auto_arg_index:
                    raise ValueError("cannot switch from automatic field numbering to manual field specification")
                auto_arg_index = False
            value, used = self.get_field(field_name, args, kwargs)
            used_args.add(used)
            value = self.convert_field(value, conversion)
            format_spec, auto_arg_index = self._vformat(
                format_spec, args, kwargs, used_args, recursion_depth - 1, auto_arg_index=auto_arg_index
            )
            out.append(self.format_field(value, format_spec))
        return "".join(out), auto_arg_index

    def parse(self, format_string):
        return _string.formatter_parser(format_string)

    def get_field(self, field_name, args, kwargs):
        first, steps = _string.formatter_field_name_split(field_name)
        value = self.get_value(first, args, kwargs)
        for is_attribute, key in steps:
            value = getattr(value, key) if is_attribute else value[key]
        return value, first

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        match conversion:
            case None:
                return value
            case "s":
                return str(value)
            case "r":
                return repr(value)
            case "a":
                return ascii(value)
        raise ValueError(f"Unknown conversion specifier {conversion}")
