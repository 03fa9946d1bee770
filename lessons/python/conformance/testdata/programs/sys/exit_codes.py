"""sys.exit raises SystemExit, which can be caught; finally runs; codes count."""
import sys


def leave(code):
    try:
        sys.exit(code)
    except SystemExit as error:
        return error.code, type(error.code).__name__


print([leave(c) for c in (0, 3, None, "words", True)])
try:
    sys.exit()
except SystemExit as error:
    print("no code:", error.code, error.args)


def main():
    try:
        print("working")
        sys.exit(3)
    except Exception:
        print("not an Exception")
    finally:
        print("cleaning up")
    print("never")


main()
