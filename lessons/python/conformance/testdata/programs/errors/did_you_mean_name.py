"""Names that are almost right."""
import math


def total(numbers):
    result = sum(numbers)
    return reslt


cases = [
    lambda: pint("x"),
    lambda: total([1]),
    lambda: Exeption(),
    lambda: math.sqroot(4),
    lambda: [].apend(1),
    lambda: "x".uper(),
    lambda: {}.itmes(),
    lambda: completely_different,
    lambda: math.pi.real_part,
]
for case in cases:
    try:
        case()
    except (NameError, AttributeError) as error:
        print(type(error).__name__, error, error.name)


class Cat:
    def __init__(self):
        self.colour = "grey"

    def speak(self):
        return self.color


Cat().speak()
