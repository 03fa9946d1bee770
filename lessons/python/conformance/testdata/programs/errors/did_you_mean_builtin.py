"""A built-in function's name with two letters swapped."""


def longest(words):
    best = ""
    for word in words:
        if len(word) > len(best):
            best = word
    return best


print(longest(["do", "mi", "sol"]))
pritn(longest(["fa"]))
