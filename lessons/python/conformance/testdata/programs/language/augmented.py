"""Augmented assignment: to names, attributes and items, in place or not."""


class Bag:
    def __init__(self, *items):
        self.items = list(items)

    def __add__(self, other):
        print("add", end=" ")
        return Bag(*self.items, other)

    def __iadd__(self, other):
        print("iadd", end=" ")
        self.items.append(other)
        return self

    def __radd__(self, other):
        print("radd", end=" ")
        return Bag(other, *self.items)

    def __sub__(self, other):
        print("sub", end=" ")
        return Bag(*(i for i in self.items if i != other))

    def __repr__(self):
        return f"Bag{self.items}"


a = b = Bag(1)
a += 2
print(a is b, a)
a = a + 3
print(a is b, a, 0 + a)
a -= 1
print(a, b)
holder = type("Holder", (), {"count": 0, "bags": [Bag()]})
holder.count += 5
holder.bags[0] += "x"
print(holder.count, holder.bags)
n = 7
for op in ("+=", "-=", "*=", "//=", "%=", "**=", "<<=", ">>=", "&=", "|=", "^="):
    match op:
        case "+=": n += 5
        case "-=": n -= 2
        case "*=": n *= 3
        case "//=": n //= 4
        case "%=": n %= 5
        case "**=": n **= 5
        case "<<=": n <<= 3
        case ">>=": n >>= 1
        case "&=": n &= 0b1100
        case "|=": n |= 0b0011
        case "^=": n ^= 0b0101
    print(op, n, end="; ")
print()
words, same = ["a"], ["a"]
alias = words
words += ("b", "c")
same = same + ["b", "c"]
print(alias, words is alias, words == same)
