"""product, permutations and combinations, and a small puzzle."""
from itertools import combinations, combinations_with_replacement, permutations, product

print(["".join(p) for p in product("ab", "12")], list(product([0, 1], repeat=2)), list(product()))
print(["".join(p) for p in permutations("abc")], list(permutations([1, 2, 3], 2)), len(list(permutations(range(6)))))
print(["".join(c) for c in combinations("abcd", 2)], list(combinations([1, 2], 3)))
print(["".join(c) for c in combinations_with_replacement("abc", 2)])
coins = [1, 2, 5, 10, 20]
ways = [c for n in range(1, 4) for c in combinations(coins, n) if sum(c) == 12]
print(ways)
solutions = [
    (s, e, n, d)
    for s, e, n, d in permutations(range(1, 10), 4)
    if (s * 10 + e) * (n * 10 + d) == 1000 + s * 10 + e
]
print(solutions)
print(max(product(range(3), repeat=2), key=lambda p: p[0] - p[1]), sum(1 for _ in combinations(range(20), 10)))
for attempt in (lambda: combinations("ab", -1), lambda: product("a", repeat=-1), lambda: permutations(5)):
    try:
        attempt()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
