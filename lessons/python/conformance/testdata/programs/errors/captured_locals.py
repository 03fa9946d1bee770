"""A traceback taken down with the variables of its frames, and its last lines alone."""
import traceback


class Shy:
    def __repr__(self):
        raise ValueError("no repr")


def parse(text, base=10):
    shy = Shy()
    digits = [c for c in text if c.isdigit()]
    return int("".join(digits) + "?", base) and shy


def load(lines):
    for number, line in enumerate(lines):
        try:
            parse(line)
        except ValueError as e:
            raise LookupError(f"line {number}\nis wrong") from e


def show(e):
    taken = traceback.TracebackException.from_exception(e, capture_locals=True, limit=-2)
    print("".join(taken.format(chain=False)).replace(__file__, "FILE"))
    print(taken.stack[-1].locals)
    print(list(taken.format_exception_only()))
    print(list(taken.__cause__.format_exception_only(show_group=True)))


def main():
    try:
        load(["12a"])
    except LookupError as e:
        show(e)
    try:
        raise ExceptionGroup("two", [ValueError("a\nb"), KeyError("c")])
    except ExceptionGroup as e:
        taken = traceback.TracebackException.from_exception(e)
        print(list(taken.format_exception_only(show_group=True)))
        print(traceback.format_exception(e, limit=0))


main()
