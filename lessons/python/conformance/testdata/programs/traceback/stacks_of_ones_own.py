"""Stacks written in one's own way, and errors printed by their summary."""
import sys
import traceback


class Short(traceback.StackSummary):
    def format_frame_summary(self, frame_summary, **kwargs):
        if frame_summary.name == "hidden":
            return None
        return f"  {frame_summary.name}: {frame_summary.line}\n"


def hidden(x):
    return inner(x)


def inner(x):
    return 10 / x


try:
    hidden(0)
except ZeroDivisionError as error:
    summary = traceback.TracebackException.from_exception(error)
    summary.print(file=sys.stdout)
    print("".join(Short.from_list(summary.stack).format()), end="")
    print(Short().format_frame_summary(summary.stack[-1]), end="")
    print([frame.lineno - summary.stack[0].lineno for frame in summary.stack], summary.exc_type_str)
    print(list(traceback.TracebackException(type(error), error, None).format_exception_only()))
