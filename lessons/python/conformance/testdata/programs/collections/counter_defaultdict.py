"""Counter and defaultdict."""
from collections import Counter, defaultdict

words = "the cat and the hat and the bat".split()
count = Counter(words)
print(count, count["the"], count["dog"], count.most_common(2), count.total(), sorted(count.elements())[:4])
count.update(["cat", "cat"])
count.subtract({"the": 2, "dog": 1})
print(count, +count, -count)
a, b = Counter(a=3, b=1), Counter(a=1, b=2)
print(a + b, a - b, a & b, a | b, a == b, a <= Counter(a=3, b=2))
print(Counter("mississippi").most_common(), dict(Counter([1, 1, 2])), Counter(), list(Counter("aab")))
del count["dog"]
print("dog" in count, len(count), count.copy() == count, sum(count.values()))
groups = defaultdict(list)
for word in words:
    groups[len(word)].append(word)
print(groups, dict(groups), groups.get(99), 99 in groups)
levels = defaultdict(lambda: defaultdict(int))
levels["a"]["x"] += 1
levels["a"]["y"] += 2
print({k: dict(v) for k, v in levels.items()}, levels["new"] == {})
plain = defaultdict(None, {"k": 1})
try:
    plain["missing"]
except KeyError as error:
    print("KeyError", error, plain.default_factory)
totals = defaultdict(int, start=5)
totals["start"] += 1
print(totals, totals.default_factory, defaultdict(set)["x"])
try:
    defaultdict(5)
except TypeError as error:
    print(error)
