"""What errors carry besides their message."""
try:
    import asyncio.nothing
except ImportError as error:
    print(type(error).__name__, error.name, error.name_from, error.path is None)
try:
    from asyncio import nowhere
except ImportError as error:
    print(type(error).__name__, error.name, error.name_from, error.msg.split(" (")[0])
error = SyntaxError("wrong", ("file.py", 3, 7, "  x = = 1\n", 3, 8))
print(error.filename, error.lineno, error.offset, repr(error.text), error.end_lineno, error.end_offset, error.print_file_and_line, error)
error = SyntaxError("short", ("file.py", 1, None, None))
print(error.lineno, error.offset, error.text, error.end_lineno, error.end_offset)
try:
    SyntaxError("bad", (1, 2))
except TypeError as error:
    print(type(error).__name__)
error = BlockingIOError(11, "would wait", 42)
print(error.errno, error.strerror, error.characters_written, error.filename)
try:
    OSError(1, "x").characters_written
except AttributeError as error:
    print(error.name, type(error.obj).__name__)
error = ImportError("lost", name="module", path="/somewhere")
print(error, error.name, error.path, error.args)
error = UnicodeDecodeError("utf-8", b"a\xff", 1, 2, "no start byte")
print(error.encoding, error.object, error.start, error.end, error.reason, error)
error = StopIteration("value")
print(error.value, SystemExit(3).code, KeyError("k").args, AttributeError("m", name="n", obj=5).obj, NameError("m", name="x").name)
