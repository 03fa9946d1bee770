"""print_last shows the error that ended the last command of a session."""
import io
import sys
import traceback


def command():
    return {}["missing"]


try:
    traceback.print_last()
except ValueError as error:
    print("ValueError:", error)
try:
    command()
except KeyError as error:
    sys.last_exc = error
out = io.StringIO()
traceback.print_last(file=out)
print(out.getvalue())
out = io.StringIO()
traceback.print_last(limit=1, file=out, chain=False)
print(out.getvalue())
traceback.print_last(file=sys.stdout)
