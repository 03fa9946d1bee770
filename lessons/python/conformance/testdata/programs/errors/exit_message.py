"""SystemExit with a message: to stderr, and code 1."""
import sys


def parse(arguments):
    if not arguments:
        sys.exit("usage: program FILE...")
    return arguments


print("begin")
try:
    parse([])
finally:
    print("finally runs")
