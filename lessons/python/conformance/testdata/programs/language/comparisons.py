"""Chained comparisons, identity, membership, and the short circuits."""


def say(name, value):
    print(name, end=" ")
    return value


print(1 < 2 < 3, 1 < 3 < 2, 1 < 2 > 0 != 5)
print(say("a", 1) < say("b", 0) < say("c", 9))
print(say("x", 0) or say("y", []) or say("z", "last"))
print(say("x", 1) and say("y", "") and say("z", 3))
print(not say("n", []), 0 == False, 1 == 1.0 == True, "1" == 1)
print(None is None, [] is [], [] == [], (1, 2) < (1, 3), "Z" < "a", [1, [2]] == [1, [2]])
print(3 in [1, 2, 3], "ell" in "hello", 2 not in {1: "a"}, 5 not in range(5))
print("yes" if [] else "no", 5 if 0 else 6 if 0 else 7)
nan = float("nan")
print(nan == nan, nan != nan, nan in [nan], [nan] == [nan], nan < 1)
for attempt in (lambda: 1 < "2", lambda: [1] < (1,), lambda: None < 1, lambda: 1 in 5, lambda: 1 in "abc"):
    try:
        print(attempt())
    except TypeError as error:
        print(error)
print({1, 2} <= {1, 2, 3}, {1, 4} <= {1, 2, 3}, {1} < {1}, {1: 2} == {1.0: 2.0})
print(max((2, "b"), (2, "a")), sorted([True, 3, 0.5, -1]), (not 1) == 0)
