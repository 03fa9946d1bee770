"""Slices of lists, strings, tuples and ranges: read, written, deleted."""
letters = list("abcdefgh")
print(letters[2:5], letters[:3], letters[-3:], letters[::2], letters[::-1], letters[5:2:-1])
print(letters[100:], letters[-100:2], letters[3:3], letters[:], letters[:] is letters)
letters[1:3] = ["X", "Y", "Z"]
print(letters)
letters[2:2] = "12"
print(letters)
letters[::3] = ["*"] * len(letters[::3])
print(letters)
del letters[1:4]
print(letters)
del letters[::2]
print(letters)
letters[1:] = []
print(letters)
text = "conductor"
print(text[3:], text[:-4], text[::3], text[::-1], text[-1:-4:-1])
print((1, 2, 3, 4)[1:-1], range(20)[5:15:3], range(10)[::-1], b"bytes"[1:3])
part = slice(1, 6, 2)
print(text[part], part.start, part.stop, part.step, part.indices(4), part)
for attempt in ("extended", "step", "index", "type"):
    numbers = [0, 1, 2, 3]
    try:
        if attempt == "extended":
            numbers[::2] = [9]
        elif attempt == "step":
            numbers[::0]
        elif attempt == "index":
            numbers[4] = 1
        else:
            numbers["1"]
    except (ValueError, IndexError, TypeError) as error:
        print(type(error).__name__, error)
