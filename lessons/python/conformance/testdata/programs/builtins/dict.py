"""Every method of dict, its views, its order, and what it refuses."""
ages = {"Ana": 30, "Luis": 25}
ages["Eva"] = 41
ages.update({"Ana": 31}, Bo=19)
ages.update([("Cy", 50)])
print(ages, len(ages), ages["Ana"], ages.get("X"), ages.get("X", 0), "Eva" in ages)
print(ages.setdefault("Eva", 1), ages.setdefault("Di", []), ages.pop("Di"), ages.pop("Di", "gone"), ages.popitem())
print(list(ages), list(ages.keys()), list(ages.values()), list(ages.items()), list(reversed(ages)))
print(ages.keys(), ages.values(), ages.items())
view = ages.keys()
del ages["Bo"]
ages["Bo"] = 20
print(view, view & {"Ana", "Z"}, sorted(view | {"Z"}), sorted(view - {"Ana"}), ("Ana", 31) in ages.items())
print({"a": 1} | {"b": 2, "a": 3}, dict(a=1, b=2), dict([("x", 1)]), dict.fromkeys("ab", 0), dict(zip("xy", (1, 2))))
ages |= {"Ana": 1}
print(ages, {1: "int", 1.0: "float", True: "bool"}, {(1, 2): "tuple"}[1, 2], {"a": 1, "b": 2} == {"b": 2, "a": 1})
print(sorted(ages.items(), key=lambda pair: pair[1]), max(ages, key=ages.get), min(ages.values()))
copy = ages.copy()
copy.clear()
print(copy, bool(copy), len(ages))


class Default(dict):
    def __missing__(self, key):
        self[key] = key * 2
        return self[key]


d = Default(a=1)
print(d["a"], d["xy"], d, d.get("q"), isinstance(d, dict))
for attempt in (lambda: ages["Z"], lambda: {}.popitem(), lambda: ages.pop("Z"), lambda: {}[[]], lambda: dict([1]), lambda: dict(["abc"]), lambda: {} < {}, lambda: {}.has_key("a"), lambda: {**{"a": 1}}["b"]):
    try:
        print(attempt())
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)
try:
    for name in ages:
        ages[name + "!"] = 0
except RuntimeError as error:
    print(error)
