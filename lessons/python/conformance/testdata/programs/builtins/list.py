"""Every method of list, and what list refuses."""
items = [3, 1, 2]
items.append(5)
items.extend((4, 4))
items.insert(0, 9)
items.insert(-1, 7)
items.insert(100, 8)
print(items, items.index(4), items.index(4, 6), items.count(4), len(items))
print(items.pop(), items.pop(0), items.pop(-2), items)
items.remove(4)
items.sort()
print(items)
items.sort(key=lambda n: -n)
items.reverse()
print(items, items.copy() == items, items.copy() is items)
words = ["pear", "Fig", "apple", "kiwi", "date"]
words.sort(key=len)
print(words, sorted(words, key=str.lower, reverse=True))
words.sort(reverse=True)
print(words)
print([1, 2] + [3], [0] * 3, 2 * [1, 2], [1, 2] == [1, 2], [1, 2, 3] > [1, 2], 3 in items, [1, [2]] == [1, [2]])
items += (10, 11)
items *= 2
print(items)
items.clear()
print(items, bool(items), list("ab"), list(range(3)), list({"k": 1}), list((n for n in (1, 2))))
a = b = [1]
a += [2]
a = a + [3]
print(a, b)
grid = [[0] * 2] * 2
grid[0][0] = 1
print(grid, all([]), any([]), all([1, 0]), any([0, 1]), min([4, 2]), max([], default="none"))
for attempt in (lambda: [].pop(), lambda: [1].pop(3), lambda: [1].remove(2), lambda: [1].index(2), lambda: [1, "a"].sort(), lambda: [1] + (2,), lambda: [1] * "a", lambda: list(5), lambda: [][0], lambda: {[]: 1}, lambda: [1].push(2), lambda: max([]), lambda: [1].insert(0), lambda: [3].sort(1)):
    try:
        print(attempt())
    except (IndexError, ValueError, TypeError, AttributeError) as error:
        print(type(error).__name__, error)
