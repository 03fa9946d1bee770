"""return outside a function."""
numbers = [1, 2, 3]


def double(n):
    return n * 2


for n in numbers:
    print(double(n))
return numbers
