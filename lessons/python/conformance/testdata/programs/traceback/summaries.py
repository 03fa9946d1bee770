"""Frames and stacks as objects: made, listed, printed and walked."""
import sys
import traceback
from traceback import FrameSummary, StackSummary


def deep(n):
    if n == 0:
        raise ArithmeticError("bottom")
    deep(n - 1)


def stack_names():
    return [frame.f_code.co_name for frame, line in traceback.walk_stack(None)]


try:
    deep(2)
except ArithmeticError as error:
    tb = error.__traceback__
    traceback.print_tb(tb, limit=-1, file=sys.stdout)
    summary = StackSummary.extract(traceback.walk_tb(tb))
    print(len(summary), [f.name for f in summary], summary[-1].line)
    print("".join(traceback.format_list(summary[:1])), end="")
    traceback.print_list(summary[-1:], file=sys.stdout)
made = FrameSummary("song.py", 12, "chorus", line="sing(loud=True)")
print(made, made.filename, made.lineno, made.name, made.line)
print("".join(StackSummary.from_list([made, ("song.py", 3, "<module>", "chorus()")]).format()), end="")
print(stack_names()[-2:], [f.name for f in traceback.extract_stack(limit=1)])
try:
    try:
        deep(0)
    except ArithmeticError as error:
        raise KeyError("on top") from None
except KeyError as error:
    print(traceback.format_exc().count("Traceback"), error.__suppress_context__, error.__cause__)
    shown = traceback.TracebackException.from_exception(error, capture_locals=False, limit=1)
    print("".join(shown.format(chain=False)), end="")
    print(shown.exc_type_str, shown.__suppress_context__, shown.__context__ is not None)
traceback.clear_frames(tb)
try:
    deep(300)
except ArithmeticError:
    lines = traceback.format_exc().splitlines()
    print(len(lines), [line.strip() for line in lines if "repeated" in line])
