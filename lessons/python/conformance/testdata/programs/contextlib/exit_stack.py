"""ExitStack: managers and callbacks, left in the opposite order."""
import contextlib


@contextlib.contextmanager
def resource(name, fails=False):
    print("open", name)
    try:
        yield name
    finally:
        print("close", name)
        if fails:
            raise OSError(name)


with contextlib.ExitStack() as stack:
    names = [stack.enter_context(resource(n)) for n in "abc"]
    stack.callback(print, "callback", 1, sep="-")
    print(names)

with contextlib.ExitStack() as stack:
    stack.push(lambda kind, error, tb: print("push saw", repr(error)) or True)
    stack.enter_context(resource("x"))
    raise KeyError("swallowed")
print("on we go")
with contextlib.ExitStack() as stack:
    stack.enter_context(resource("kept"))
    kept = stack.pop_all()
print("not closed yet")
kept.close()
try:
    with contextlib.ExitStack() as stack:
        stack.enter_context(resource("outer"))
        stack.enter_context(resource("failing", fails=True))
        raise ValueError("body")
except OSError as error:
    print(repr(error), repr(error.__context__))


class Cleaner(contextlib.ContextDecorator):
    def __enter__(self):
        print("enter")
        return self

    def __exit__(self, *error):
        print("exit", error[0])


@Cleaner()
def job():
    print("job")


job()
