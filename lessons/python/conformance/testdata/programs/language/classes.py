"""A class's attributes and its instances', methods, and what is found where."""


class Account:
    bank = "Batuta Bank"
    opened = 0

    def __init__(self, owner, balance=0):
        self.owner = owner
        self.balance = balance
        Account.opened += 1

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError(f"not an amount: {amount}")
        self.balance += amount
        return self

    @classmethod
    def empty(cls, owner):
        return cls(owner)

    @staticmethod
    def valid(number):
        return len(str(number)) == 6

    def __repr__(self):
        return f"{type(self).__name__}({self.owner!r}, {self.balance})"


class Savings(Account):
    rate = 0.1

    def add_interest(self):
        self.balance += self.balance * self.rate


a = Account("Ana").deposit(5).deposit(20)
s = Savings.empty("Luis").deposit(100)
s.add_interest()
print(a, s, Account.opened, s.bank, Savings.valid(123456))
a.bank = "another"
print(a.bank, s.bank, vars(a), a.__dict__ == {"owner": "Ana", "balance": 25, "bank": "another"})
print(isinstance(s, Account), issubclass(Savings, Account), type(s).__mro__)
unbound, bound = Account.deposit, a.deposit
print(unbound(a, 1) is a, bound(1).balance, bound.__self__ is a, bound.__func__ is unbound)
for attempt in (lambda: a.missing, lambda: a.deposit(-1), lambda: Account(), lambda: Account.depsit):
    try:
        attempt()
    except (AttributeError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
print(hasattr(a, "rate"), getattr(a, "rate", "none"), hasattr(s, "rate"))
del a.bank
print(a.bank)
