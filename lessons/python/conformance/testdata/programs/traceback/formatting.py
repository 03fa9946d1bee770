"""Tracebacks as text: of what was caught, with causes and stacks."""
import sys
import traceback


def inner(n):
    return 10 / n


def outer(n):
    try:
        return inner(n)
    except ZeroDivisionError as error:
        raise ValueError(f"cannot use {n}") from error


try:
    outer(0)
except ValueError as error:
    caught = error
    print(traceback.format_exc(), end="")
    traceback.print_exc(limit=1, file=sys.stdout)
    traceback.print_exc(chain=False, file=sys.stdout)
print(traceback.format_exception_only(caught), traceback.format_exception_only(KeyError, KeyError("k")))
print("".join(traceback.format_exception(caught)) == "".join(traceback.format_exception(type(caught), caught, caught.__traceback__)))
for frame in traceback.extract_tb(caught.__traceback__):
    print(frame.name, frame.lineno, frame.line, frame.filename.endswith("formatting.py"))
print(traceback.format_tb(caught.__traceback__, limit=1)[0].splitlines()[1].strip())


def stack():
    return [f.name for f in traceback.extract_stack()]


print(stack(), traceback.format_stack(limit=1)[0].splitlines()[1].strip())
traceback.print_exception(OSError(5, "disk"), file=sys.stdout)
caught.add_note("a note")
print(traceback.format_exception_only(caught))
traceback.print_stack(limit=1, file=sys.stdout)
