"""while and for with else, break, continue; ranges and nesting."""
n = 27
steps = 0
while n != 1:
    n = n // 2 if n % 2 == 0 else 3 * n + 1
    steps += 1
else:
    print("reached 1 in", steps)

for candidate in range(2, 20):
    for divisor in range(2, candidate):
        if candidate % divisor == 0:
            break
    else:
        print(candidate, end=" ")
print("are prime")

for i in range(10, 0, -3):
    if i == 7:
        continue
    print(i, end=",")
print()
for c in "ab":
    for d in (1, 2):
        if d == 2:
            break
        print(c, d)
for i in []:
    print("never")
else:
    print("else of an empty loop")
i = 99
for i in range(3):
    pass
print("i is", i)
items = [1, 2, 3, 4]
for item in items:
    if item == 2:
        items.remove(item)
print(items)
while True:
    i -= 1
    if i < 0:
        break
else:
    print("not printed")
print(i, list(range(5))[1:-1], len(range(0, 100, 7)), 14 in range(0, 100, 7), range(3) == range(0, 3, 1))
