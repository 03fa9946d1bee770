"""An else that belongs to no if."""


def sign(n):
    if n > 0:
        return "positive"
    print("not positive")
    else:
        return "negative or zero"


print(sign(3))
