"""Unpacking: targets of every shape, stars, swaps and what does not fit."""
a, b = 1, 2
a, b = b, a
print(a, b)
first, *rest = "abcd"
*front, last = range(4)
x, *nothing, y = (1, 2)
print(first, rest, front, last, x, nothing, y)
(p, (q, [r, *s])), t = (1, (2, (3, 4, 5))), 6
print(p, q, r, s, t)
[m, n] = {"k1": 1, "k2": 2}
print(m, n)
i = j = [0]
i.append(1)
print(j, i is j)
box = {}
box["a"], box["b"], *box["c"] = range(5)
print(box)
for index, (name, *marks) in enumerate([("Ana", 1, 2), ("Bo",)]):
    print(index, name, marks)
print([*[1], *(2, 3)], (*"ab",), {**{"x": 1}, "y": 2, **{"x": 3}})


def both():
    return 1, *[2, 3]


print(both(), *both(), sep="-")
for attempt in ("a, b = 1, 2, 3", "two from one", "star", "number"):
    try:
        if attempt.startswith("a,"):
            a, b = 1, 2, 3
        elif attempt.startswith("two"):
            a, b = [1]
        elif attempt == "star":
            a, *b, c = [1]
        else:
            a, b = 5
    except (ValueError, TypeError) as error:
        print(error)
k = 0
k, box[k] = 1, "evaluated in order"
print(k, box)
