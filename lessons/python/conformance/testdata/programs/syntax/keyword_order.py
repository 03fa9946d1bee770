"""A positional argument after a keyword argument."""


def order(dish, size, table):
    return f"{size} {dish} for table {table}"


print(order("soup", "large", 1))
print(order("soup", size="large", 2))
print("end")
