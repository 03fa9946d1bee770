"""A text report: columns, wrapping by hand and simple parsing."""
import string

TEXT = """The loop waits, the loop wakes: it asks which sockets are ready,
which timers are due, and runs what is ready. Then it asks again!"""
words = [w.strip(string.punctuation).lower() for w in TEXT.split()]
counts = {}
for w in words:
    counts[w] = counts.get(w, 0) + 1
top = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:6]
width = max(len(w) for w, _ in top)
print("+" + "-" * (width + 2) + "+" + "-" * 7 + "+")
for word, n in top:
    print(f"| {word:<{width}} | {n:>5} |" + "#" * n)
print("+" + "=" * (width + 2) + "+" + "=" * 7 + "+")
lines, line = [], ""
for word in TEXT.split():
    if len(line) + len(word) + 1 > 30:
        lines.append(line)
        line = word
    else:
        line = f"{line} {word}".strip()
lines.append(line)
print("\n".join(f"{i:02}|{line:^32}|" for i, line in enumerate(lines, 1)))
acronym = "".join(w[0].upper() for w in words if w[0] in string.ascii_lowercase)
print(acronym, acronym[::-1] == acronym, "".join(sorted(set(acronym))))
config = dict(line.split("=", 1) for line in "host = a\nport=80\nq=x=y".splitlines())
print({k.strip(): v.strip() for k, v in config.items()})
