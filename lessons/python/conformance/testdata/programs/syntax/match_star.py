"""Two starred names in one pattern, and a name that catches all too early."""


def describe(point):
    match point:
        case [first, *rest, *others]:
            return "two stars"
        case _:
            return "anything"


print(describe([1, 2, 3]))
