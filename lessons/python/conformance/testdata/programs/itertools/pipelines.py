"""Lazy pipelines: reading, grouping and summing a log."""
import itertools

LOG = """
10:00 GET /users 200 31
10:00 GET /orders 200 12
10:01 POST /orders 500 90
10:01 GET /users 304 2
10:03 GET /weather 200 44
10:03 GET /users 200 29
"""


def records(text):
    for line in filter(None, text.splitlines()):
        minute, method, path, status, ms = line.split()
        yield {"minute": minute, "method": method, "path": path, "status": int(status), "ms": int(ms)}


for minute, group in itertools.groupby(records(LOG), key=lambda r: r["minute"]):
    group = list(group)
    print(minute, len(group), "requests,", sum(r["ms"] for r in group), "ms")
by_path = sorted(records(LOG), key=lambda r: (r["path"], r["ms"]))
for path, group in itertools.groupby(by_path, key=lambda r: r["path"]):
    times = [r["ms"] for r in group]
    print(f"{path:<10} n={len(times)} worst={max(times):>3}")
running = itertools.accumulate(r["ms"] for r in records(LOG))
print(list(itertools.takewhile(lambda t: t < 150, running)))
failed = next(itertools.dropwhile(lambda r: r["status"] < 500, records(LOG)), None)
print(failed)
print([f"{a['minute']}->{b['minute']}" for a, b in itertools.pairwise(records(LOG)) if a["minute"] != b["minute"]])
numbers = itertools.count(1)
print([f"{next(numbers)}:{r['method']}" for r in itertools.islice(records(LOG), 2, 5)], next(numbers))
