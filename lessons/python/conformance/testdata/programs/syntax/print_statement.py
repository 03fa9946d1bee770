"""print as a statement, as in Python 2."""


def table(n):
    for i in range(1, n + 1):
        print i, i * i


table(3)
print("done")
