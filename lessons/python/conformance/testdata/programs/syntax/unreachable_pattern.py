"""A pattern that catches everything before others."""


def describe(value):
    match value:
        case number:
            return f"always {number}"
        case 0:
            return "zero"


print(describe(5))
