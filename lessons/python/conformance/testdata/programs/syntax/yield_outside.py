"""yield in a class body."""


class Numbers:
    values = [1, 2, 3]
    yield values

    def total(self):
        return sum(self.values)


print(Numbers().total())
