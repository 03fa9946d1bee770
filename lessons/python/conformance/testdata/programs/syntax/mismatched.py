"""A bracket closed by another kind."""
words = ["do", "re", "mi"]


def lengths(items):
    return {w: len(w) for w in items)


print(lengths(words))
print(len(words))
for word in words:
    print(word)
