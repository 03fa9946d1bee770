"""Assigning to what cannot be assigned to."""


def total(prices):
    result = 0
    for price in prices:
        result += price
    100 = result
    return result


print(total([1, 2]))
