"""Contexts: copying, running in them, and looking into them."""
import contextvars

x = contextvars.ContextVar("x", default=0)
y = contextvars.ContextVar("y")
x.set(1)
context = contextvars.copy_context()


def change(value):
    x.set(value)
    y.set("only inside")
    return x.get() + 1


print(context.run(change, 10), x.get(), context[x], context.get(y), y in context)
print(len(context), sorted(var.name for var in context), [v for k, v in context.items() if k is x])
print(sorted(map(str, context.values())), y.get("nothing outside"))
empty = contextvars.Context()
print(empty.run(x.get), len(empty), x in empty, empty.get(x, "default"))
twin = context.copy()
twin.run(x.set, 99)
print(context[x], twin[x], context == twin, context == context.copy())
try:
    context.run(context.run, print)
except RuntimeError as error:
    print(str(error).split(":")[0])
try:
    empty[y]
except KeyError as error:
    print("KeyError", error.args[0] is y)


def fails():
    x.set(5)
    raise ValueError("inside")


try:
    context.run(fails)
except ValueError as error:
    print(error, context[x])
