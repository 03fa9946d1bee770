"""Redirecting output, abstract managers, and stacks of asynchronous exits."""
import asyncio
import contextlib
import sys


class Recorder:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)
    def flush(self):
        pass


recorder = Recorder()
with contextlib.redirect_stdout(recorder) as target:
    print("captured", target is recorder)
    with contextlib.redirect_stderr(recorder):
        print("errors too", file=sys.stderr)
print(recorder.parts)


class Timer(contextlib.AbstractContextManager):
    def __exit__(self, *error):
        print("exit", error[0] is None)


class AsyncTimer(contextlib.AbstractAsyncContextManager):
    async def __aexit__(self, *error):
        await asyncio.sleep(0.1)
        print("aexit", error[0] is None)
        return True


async def on_exit(kind, error, traceback):
    print("pushed exit saw", kind)


async def main():
    with Timer() as timer:
        print(isinstance(timer, contextlib.AbstractContextManager))
    async with AsyncTimer() as timer:
        raise KeyError("swallowed by the manager")
    async with contextlib.AsyncExitStack() as stack:
        stack.push_async_exit(on_exit)
        stack.push_async_exit(AsyncTimer())
        moved = stack.pop_all()
    print("nothing closed yet")
    await moved.aclose()


class Duck:
    def __enter__(self): ...
    def __exit__(self, *error): ...


print(isinstance(Duck(), contextlib.AbstractContextManager))
asyncio.run(main())
