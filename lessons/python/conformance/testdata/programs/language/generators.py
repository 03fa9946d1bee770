"""Generators: send, throw, close, return values and yield from."""


def average():
    total, count, mean = 0, 0, None
    try:
        while True:
            try:
                value = yield mean
            except ValueError as error:
                print("thrown in:", error)
                continue
            total += value
            count += 1
            mean = total / count
    finally:
        print("closed with", mean)


g = average()
print(next(g), g.send(10), g.send(20))
print(g.throw(ValueError("noise")))
print(g.send(30))
g.close()
try:
    g.send(1)
except StopIteration as stop:
    print("stopped", stop.value)


def inner():
    got = yield "first"
    print("inner got", got)
    yield "second"
    return "result of inner"


def outer():
    result = yield from inner()
    print("outer has", result)
    yield from "xy"
    return 7


o = outer()
print(next(o), o.send("hello"), list(o))
fresh = outer()
try:
    fresh.send("too early")
except TypeError as error:
    print(error)
print(max(i * i for i in range(5)), *(c for c in "abc"))
def bad():
    yield 1
    raise StopIteration("inside")
try:
    list(bad())
except RuntimeError as error:
    print(error, repr(error.__cause__))
