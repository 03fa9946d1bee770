"""Generators joined into a pipeline, with a coroutine as its sink."""


def source(lines):
    for number, line in enumerate(lines, 1):
        yield number, line.rstrip()


def grep(pattern, items):
    for number, line in items:
        if pattern in line:
            yield number, line


def upper(items):
    yield from ((number, line.upper()) for number, line in items)


def sink(name):
    seen = []
    print(name, "ready")
    try:
        while True:
            number, line = yield len(seen)
            seen.append(f"{number}:{line}")
    finally:
        print(name, "got", seen)


def broadcast(items, *targets):
    for target in targets:
        next(target)
    for item in items:
        counts = [target.send(item) for target in targets]
        print(item, counts)
    for target in targets:
        target.close()


poem = ["the loop turns\n", "and waits for news\n", "the sockets sleep\n", "the timers count\n"]
broadcast(upper(grep("the", source(poem))), sink("first"), sink("second"))


def fibonacci():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


def take(n, items):
    return [item for _, item in zip(range(n), items)]


def chunks(items, size):
    items = iter(items)
    while chunk := take(size, items):
        yield chunk

print(take(10, fibonacci()), list(chunks(range(7), 3)), sum(take(20, fibonacci())))
