"""Comprehensions of every kind, nested, filtered, and their scope."""
x = "untouched"
print([x * x for x in range(6) if x % 2], x)
print({word: len(word) for word in "to be or not".split()})
print(sorted({c for c in "mississippi"}), sum(n for n in range(101)))
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)])
print([n for row in matrix for n in row if n % 2 == 0])
print([(a, b) for a in range(3) for b in range(a) if a + b > 1])
pairs = [("a", 1), ("b", 2), ("c", 3)]
print({value: key for key, value in pairs}, [k + str(v) for k, v in pairs])
print([y for n in range(5) if (y := n * n) > 3], y)
print([*range(3), *"ab"], {**dict(pairs), "z": 0}, {*[1, 1, 2]} == {1, 2})
lazy = (print("made", n) or n for n in range(3))
print(next(lazy))
print(list(lazy))


class Scope:
    size = 3
    rows = [0 for _ in range(size)]
    try:
        bad = [size for _ in range(2)]
    except NameError as error:
        print("NameError:", error)


print(Scope.rows)
print([i if i % 2 else -i for i in range(5)], [[]] * 2, [lambda: i for i in range(2)][0]())
