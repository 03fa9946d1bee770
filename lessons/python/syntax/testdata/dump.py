"""Prints the trees of Python programs as syntax.Dump does.

    python dump.py FILE...        prints the tree of each
    python dump.py --sums FILE... prints the SHA-256 of each tree, and the file

Columns are in characters. What stands in f-strings is joined as the program
of this project has it: the places of their text are left out.
"""

import ast
import hashlib
import struct
import sys
import warnings

SKIPPED = {"ctx", "type_comment", "kind", "type_ignores"}


class Dumper:
    def __init__(self, source):
        self.lines = source.split(b"\n")
        self.out = []

    def col(self, line, offset):
        text = self.lines[line - 1]
        if text.isascii():
            return offset
        return len(text[:offset].decode("utf-8", "replace"))

    def text(self, s):
        parts = []
        for c in s:
            if " " <= c < "\x7f" and c not in "'\\":
                parts.append(c)
            else:
                parts.append("\\%x;" % ord(c))
        return "'" + "".join(parts) + "'"

    def open(self, name, node):
        out = self.out
        out.append("(" + name)
        if hasattr(node, "end_lineno"):
            out.append(" %d:%d-%d:%d" % (
                node.lineno, self.col(node.lineno, node.col_offset),
                node.end_lineno, self.col(node.end_lineno, node.end_col_offset)))

    def constant(self, node):
        value = node.value
        bits = lambda f: "%016x" % struct.unpack("<Q", struct.pack("<d", f))[0]
        if value is None or value is True or value is False or value is ...:
            self.open("Ellipsis" if value is ... else str(value), node)
            self.out.append(")")
            return
        if isinstance(value, int):
            name, text = "Int", "%x" % value
        elif isinstance(value, float):
            name, text = "Float", bits(value)
        elif isinstance(value, complex):
            name, text = "Imaginary", bits(value.imag)
        elif isinstance(value, str):
            name, text = "Str", self.text(value)
        else:
            name, text = "Bytes", "'" + value.hex() + "'"
        self.open(name, node)
        self.out.append(" " + text + ")")

    def joined(self, node):
        self.open(type(node).__name__, node)
        self.out.append(" [")
        text, first = "", True

        def sep():
            nonlocal first
            if not first:
                self.out.append(" ")
            first = False

        for part in node.values + [None]:
            if isinstance(part, ast.Constant):
                text += part.value
                continue
            if text:
                sep()
                self.out.append(self.text(text))
                text = ""
            if part is not None:
                sep()
                self.field(part)
        self.out.append("])")

    def field(self, value):
        out = self.out
        if value is None:
            out.append("-")
        elif isinstance(value, ast.Constant):
            self.constant(value)
        elif isinstance(value, (ast.JoinedStr, ast.TemplateStr)):
            self.joined(value)
        elif isinstance(value, (ast.operator, ast.unaryop, ast.boolop, ast.cmpop)):
            out.append(type(value).__name__)
        elif isinstance(value, ast.AST):
            self.open(type(value).__name__, value)
            for name in value._fields:
                if name in SKIPPED:
                    continue
                out.append(" ")
                inner = getattr(value, name)
                if isinstance(value, ast.MatchSingleton):
                    inner = str(inner)
                self.field(inner)
            out.append(")")
        elif isinstance(value, list):
            out.append("[")
            for i, v in enumerate(value):
                if i:
                    out.append(" ")
                self.field(v)
            out.append("]")
        elif isinstance(value, str):
            out.append(self.text(value))
        else:
            out.append(str(int(value)))


def dump(path):
    with open(path, "rb") as f:
        source = f.read()
    try:
        tree = compile(source, path, "exec", ast.PyCF_ONLY_AST)
    except SyntaxError as e:
        return "%s: %s\n" % (type(e).__name__, e.msg)
    # The lines CPython's columns are of: without byte order mark, in UTF-8.
    import io
    import tokenize
    encoding, _ = tokenize.detect_encoding(io.BytesIO(source).readline)
    text = source.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
    d = Dumper(text.encode("utf-8", "surrogatepass"))
    d.field(tree)
    return "".join(d.out) + "\n"


def main():
    warnings.simplefilter("ignore")
    sys.setrecursionlimit(100000)
    args = sys.argv[1:]
    sums = args[:1] == ["--sums"]
    for path in args[sums:]:
        text = dump(path)
        if sums:
            print(hashlib.sha256(text.encode()).hexdigest(), path)
        else:
            sys.stdout.write(text)


if __name__ == "__main__":
    main()
