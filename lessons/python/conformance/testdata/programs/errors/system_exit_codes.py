"""The exit code when the argument is no small number."""
import sys


def finish(code):
    print("finishing with", code)
    raise SystemExit(code)


for code in (None, 0, 2, "text", [1]):
    try:
        finish(code)
    except SystemExit as error:
        print(repr(error), error.code)
try:
    sys.exit((1, "tuple"))
except SystemExit as error:
    print(error.code, error.args)
finish(300)
