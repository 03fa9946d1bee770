"""An exception that nobody catches, three calls deep."""


def average(numbers):
    return sum(numbers) / len(numbers)


def report(name, numbers):
    print(f"{name}: {average(numbers):.2f}")


report("first", [1, 2, 3])
report("second", [])
print("never printed")
