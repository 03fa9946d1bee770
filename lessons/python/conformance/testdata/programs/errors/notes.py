"""Notes on an uncaught exception, and an empty message."""


class Quiet(Exception):
    pass


def process(line, number):
    try:
        return float(line)
    except ValueError as error:
        error.add_note(f"on line {number}")
        error.add_note("a number was expected\nin every line")
        raise


for number, line in enumerate(["1.5", "2", "three"], start=1):
    try:
        print(process(line, number))
    except ValueError as error:
        print(error.__notes__)
        try:
            raise Quiet
        except Quiet as quiet:
            print(repr(quiet), str(quiet) == "")
        raise
