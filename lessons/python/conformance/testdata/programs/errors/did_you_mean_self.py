"""A name that is an attribute of self, and a keyword that is misspelt."""


class Counter:
    def __init__(self):
        self.count = 0

    def add(self, amount=1):
        self.count += amount
        return self

    def show(self):
        return count


c = Counter()
for attempt in (lambda: c.add(amuont=2), lambda: c.add(amount=1, other=2), lambda: Counter(5)):
    try:
        attempt()
    except TypeError as error:
        print(error)
print(c.count)
c.show()
