"""Which blocks of a try run, in which order, and what wins."""


def divide(a, b):
    try:
        print("try", a, b)
        result = a / b
    except ZeroDivisionError as error:
        print("except", error)
        return "infinite"
    except (TypeError, ValueError):
        print("wrong types")
        raise
    else:
        print("else", result)
        return result
    finally:
        print("finally")


print(divide(6, 3))
print(divide(1, 0))
try:
    divide("1", 2)
except TypeError as error:
    print("outside:", error)


def wins():
    for i in range(3):
        try:
            if i == 1:
                continue
            if i == 2:
                break
            print("body", i)
        finally:
            print("cleaned", i)
    return "done"


print(wins())
try:
    try:
        raise KeyError("first")
    finally:
        print("in between")
except LookupError as error:
    print(repr(error), error.args)
    kept = error
try:
    error
except NameError as gone:
    print(gone, "| but kept:", repr(kept))
