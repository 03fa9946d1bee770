"""An executor of one's own: what submit gives, map and with come from the base."""
from concurrent.futures import BrokenExecutor, Executor, Future


class Immediate(Executor):
    """Does the work at once, in the caller's thread."""

    def __init__(self, limit):
        self.left, self.broken = limit, False

    def submit(self, fn, /, *args, **kwargs):
        if self.broken:
            raise BrokenExecutor("it has broken")
        if self.left == 0:
            self.broken = True
            raise BrokenExecutor("too much work")
        self.left -= 1
        future = Future()
        if future.set_running_or_notify_cancel():
            try:
                future.set_result(fn(*args, **kwargs))
            except Exception as error:
                future.set_exception(error)
        return future

    def shutdown(self, wait=True, *, cancel_futures=False):
        print("shut down", wait, cancel_futures)


with Immediate(6) as executor:
    print(executor.submit(pow, 2, 10).result(), repr(executor.submit(int, "x").exception()))
    print(list(executor.map(lambda a, b: a + b, "abc", "xyz")))
    for _ in range(3):
        try:
            print(executor.submit(print, "the last one").result())
        except BrokenExecutor as error:
            print(type(error).__name__, error, isinstance(error, RuntimeError))
try:
    Executor().submit(print)
except NotImplementedError as error:
    print("the base does nothing:", repr(error))
