"""Every function of itertools that makes or cuts sequences."""
from itertools import (accumulate, batched, chain, compress, count, cycle, dropwhile, filterfalse, groupby, islice,
                       pairwise, repeat, starmap, takewhile, tee, zip_longest)

print(list(islice(count(10), 3)), list(islice(count(1, 0.5), 3)), list(islice(cycle("ab"), 5)), list(repeat("x", 3)))
print(list(accumulate([1, 2, 3, 4])), list(accumulate([3, 1, 4], max)), list(accumulate([1, 2], initial=100)))
print(list(batched("abcdefg", 3)), list(chain("ab", [1], ())), list(chain.from_iterable(["ab", "cd"])))
print(list(compress("abcdef", [1, 0, 1, 0, 1])), list(dropwhile(lambda n: n < 3, [1, 2, 3, 1])))
print(list(takewhile(lambda n: n < 3, [1, 2, 3, 1])), list(filterfalse(lambda n: n % 2, range(6))))
for key, group in groupby("AAABBCA"):
    print(key, list(group), end=" ")
print()
words = ["apple", "avocado", "banana", "blueberry", "cherry"]
print({k: list(g) for k, g in groupby(words, key=lambda w: w[0])})
print(list(islice("abcdefg", 2)), list(islice("abcdefg", 2, None)), list(islice("abcdefg", 1, 6, 2)))
print(list(pairwise("abcd")), list(starmap(pow, [(2, 5), (3, 2)])), list(zip_longest("abc", "x", fillvalue="-")))
a, b = tee([1, 2, 3])
print(next(a), list(b), list(a))
c = count()
print(next(c), next(c), c, repeat(5), repeat(5, 2))
try:
    list(batched("abc", 2, strict=True))
except ValueError as error:
    print(error)
for attempt in (lambda: list(islice([1], -1)), lambda: list(batched("ab", 0)), lambda: count("a")):
    try:
        attempt()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
