"""break outside a loop, though inside a function."""


def search(items, wanted):
    for item in items:
        print(item)
    if wanted in items:
        break
    return False


print(search([1, 2, 3], 2))
