"""global after the name has been used."""
total = 0


def add(n):
    total += n
    global total
    return total


print(add(1))
print(total)
