"""Sorting is stable, by keys, and of anything that compares."""
people = [("Ana", 30, "flute"), ("Bo", 25, "oboe"), ("Cy", 30, "horn"), ("Di", 25, "flute")]
print(sorted(people, key=lambda p: p[1]))
print(sorted(people, key=lambda p: (-p[1], p[2])))
print(sorted(sorted(people, key=lambda p: p[2]), key=lambda p: p[1], reverse=True))
print(sorted("banana"), sorted({"b": 1, "a": 2}), sorted(range(5), key=lambda n: (n % 2, n)))


class Card:
    RANKS = "23456789TJQKA"
    compared = 0

    def __init__(self, text):
        self.text = text

    def __lt__(self, other):
        Card.compared += 1
        return self.RANKS.index(self.text[0]) < self.RANKS.index(other.text[0])

    def __repr__(self):
        return self.text


hand = [Card(c) for c in "KS 2H TD 2C AS 9H".split()]
print(sorted(hand), sorted(hand, reverse=True), min(hand), max(hand))
hand.sort()
print(hand, Card.compared > 0)
numbers = [5, 3.5, True, -2, 10**20, 0]
numbers.sort(reverse=True)
print(numbers)
print(sorted([[2, "b"], [1, "z"], [2, "a"]]), sorted(["b", "B", "a", "A"], key=str.lower), sorted(["10", "9", "1"], key=int))
try:
    sorted([3, None, 1])
except TypeError as error:
    print(error)
big = sorted(range(1000), key=lambda n: (n * 7919) % 1000)
print(big[:5], big[-5:], big == sorted(big, key=lambda n: (n * 7919) % 1000))
try:
    (items := [3, 1, 2]).sort(key=lambda n: items.append(n) or n)
except ValueError as error:
    print(error)
