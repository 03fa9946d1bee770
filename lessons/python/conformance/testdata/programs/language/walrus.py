"""Assignment expressions where they are of use."""
data = iter([4, 8, 15, 16, 23, 42])
while (value := next(data, None)) is not None:
    if (half := value / 2) > 5:
        print(value, half)
    if value == 16:
        break
print(value, half)
if (n := len("a long text")) > 5:
    print(f"{n} is too long by {(over := n - 5)}", over)
rows = [y for x in range(5) if (y := x**2) % 2 == 0]
print(rows, y)
print([total := 0] + [total := total + i for i in range(4)], total)


def find(words, start):
    if any((hit := w).startswith(start) for w in words):
        return hit
    return None


print(find(["alpha", "beta", "bravo"], "b"), find(["alpha"], "z"))
print((a := 3) + (b := a * 2), a, b)
f = lambda: (inside := 5) + inside
print(f())
