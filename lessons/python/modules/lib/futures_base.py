"""Results that come later, from whichever thread."""

import threading
import time
from collections import deque, namedtuple
from types import GenericAlias

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"
PENDING = "PENDING"
RUNNING = "RUNNING"
CANCELLED = "CANCELLED"
CANCELLED_AND_NOTIFIED = "CANCELLED_AND_NOTIFIED"
FINISHED = "FINISHED"

_SHOWN = {
    PENDING: "pending", RUNNING: "running", CANCELLED: "cancelled",
    CANCELLED_AND_NOTIFIED: "cancelled", FINISHED: "finished",
}
_OVER = (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED)
_TOLD = (CANCELLED_AND_NOTIFIED, FINISHED)


class Error(Exception):
    """What goes wrong with futures."""

    __module__ = "concurrent.futures._base"


class CancelledError(Error):
    """The future was cancelled."""

    __module__ = "concurrent.futures._base"


TimeoutError = TimeoutError


class InvalidStateError(Error):
    """That cannot be done in the state that the future is in."""

    __module__ = "concurrent.futures._base"


class BrokenExecutor(RuntimeError):
    """The executor cannot do anything any more."""

    __module__ = "concurrent.futures._base"


def _log():
    import logging
    return logging.getLogger("concurrent.futures")


class _Watch:
    """What wait and as_completed learn of futures by."""

    def __init__(self, futures, when):
        self.event = threading.Event()
        self.lock = threading.Lock()
        self.finished = []
        self.when = when
        self.left = len(futures)

    def tell(self, future, failed):
        with self.lock:
            self.finished.append(future)
            self.left -= 1
            if self.left == 0 or self.when == FIRST_COMPLETED or failed and self.when == FIRST_EXCEPTION:
                self.event.set()


class _AllLocks:
    """The locks of several futures, always taken in the same order."""

    def __init__(self, futures):
        self.futures = sorted(futures, key=id)

    def __enter__(self):
        for f in self.futures:
            f._condition.acquire()

    def __exit__(self, *args):
        for f in self.futures:
            f._condition.release()


class Future:
    """A result that comes later."""

    __module__ = "concurrent.futures._base"

    def __init__(self):
        self._condition = threading.Condition()
        self._state = PENDING
        self._result = None
        self._exception = None
        self._waiters = []
        self._done_callbacks = []

    def _invoke_callbacks(self):
        for callback in self._done_callbacks:
            try:
                callback(self)
            except Exception:
                _log().exception("exception calling callback for %r", self)

    def __repr__(self):
        with self._condition:
            text = f"<{self.__class__.__name__} at {id(self):#x} state={_SHOWN[self._state]}"
            if self._state == FINISHED:
                if self._exception:
                    text += f" raised {self._exception.__class__.__name__}"
                else:
                    text += f" returned {self._result.__class__.__name__}"
            return text + ">"

    def cancel(self):
        with self._condition:
            if self._state in (RUNNING, FINISHED):
                return False
            if self._state in _OVER:
                return True
            self._state = CANCELLED
            self._condition.notify_all()
        self._invoke_callbacks()
        return True

    def cancelled(self):
        with self._condition:
            return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED)

    def running(self):
        with self._condition:
            return self._state == RUNNING

    def done(self):
        with self._condition:
            return self._state in _OVER

    def add_done_callback(self, fn):
        with self._condition:
            if self._state not in _OVER:
                self._done_callbacks.append(fn)
                return
        try:
            fn(self)
        except Exception:
            _log().exception("exception calling callback for %r", self)

    def _await(self, timeout):
        if self._state not in _OVER:
            self._condition.wait(timeout)
        if self._state in (CANCELLED, CANCELLED_AND_NOTIFIED):
            raise CancelledError()
        if self._state != FINISHED:
            raise TimeoutError()

    def result(self, timeout=None):
        with self._condition:
            self._await(timeout)
            if self._exception is not None:
                try:
                    raise self._exception
                finally:
                    self = None
            return self._result

    def exception(self, timeout=None):
        with self._condition:
            self._await(timeout)
            return self._exception

    def set_running_or_notify_cancel(self):
        with self._condition:
            if self._state == CANCELLED:
                self._state = CANCELLED_AND_NOTIFIED
                for watch in self._waiters:
                    watch.tell(self, False)
                return False
            if self._state == PENDING:
                self._state = RUNNING
                return True
            _log().critical("Future %s in unexpected state: %s", id(self), self._state)
            raise RuntimeError("Future in unexpected state")

    def _finish(self, result, exception):
        with self._condition:
            if self._state in _OVER:
                raise InvalidStateError(f"{self._state}: {self!r}")
            self._result = result
            self._exception = exception
            self._state = FINISHED
            for watch in self._waiters:
                watch.tell(self, exception is not None)
            self._condition.notify_all()
        self._invoke_callbacks()

    def set_result(self, result):
        self._finish(result, None)

    def set_exception(self, exception):
        self._finish(None, exception)

    __class_getitem__ = classmethod(GenericAlias)


DoneAndNotDoneFutures = namedtuple("DoneAndNotDoneFutures", "done not_done")
DoneAndNotDoneFutures.__module__ = "concurrent.futures._base"


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    fs = set(fs)
    with _AllLocks(fs):
        done = {f for f in fs if f._state in _TOLD}
        rest = fs - done
        if return_when == FIRST_COMPLETED and done:
            return DoneAndNotDoneFutures(done, rest)
        if return_when == FIRST_EXCEPTION and any(f._exception is not None for f in done if f._state == FINISHED):
            return DoneAndNotDoneFutures(done, rest)
        if not rest:
            return DoneAndNotDoneFutures(done, rest)
        if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
            raise ValueError("Invalid return condition: %r" % return_when)
        watch = _Watch(rest, return_when)
        for f in rest:
            f._waiters.append(watch)
    watch.event.wait(timeout)
    for f in rest:
        with f._condition:
            f._waiters.remove(watch)
    done.update(watch.finished)
    return DoneAndNotDoneFutures(done, fs - done)


def as_completed(fs, timeout=None):
    end = None if timeout is None else time.monotonic() + timeout
    fs = set(fs)
    total = len(fs)
    with _AllLocks(fs):
        ready = deque(f for f in fs if f._state in _TOLD)
        pending = fs.difference(ready)
        watch = _Watch(pending, FIRST_COMPLETED)
        for f in pending:
            f._waiters.append(watch)
    try:
        while True:
            while ready:
                f = ready.popleft()
                fs.discard(f)
                pending.discard(f)
                with f._condition:
                    if watch in f._waiters:
                        f._waiters.remove(watch)
                found = [f]
                del f
                yield found.pop()
            if not pending:
                return
            left = None
            if end is not None:
                left = end - time.monotonic()
                if left <= 0:
                    raise TimeoutError("%d (of %d) futures unfinished" % (len(pending), total))
            watch.event.wait(left)
            with watch.lock:
                ready.extend(watch.finished)
                watch.finished.clear()
                watch.event.clear()
    finally:
        for f in fs:
            with f._condition:
                if watch in f._waiters:
                    f._waiters.remove(watch)


class Executor:
    """Calls functions, somewhere else."""

    __module__ = "concurrent.futures._base"

    def submit(self, fn, /, *args, **kwargs):
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1, buffersize=None):
        if buffersize is not None and not isinstance(buffersize, int):
            raise TypeError("buffersize must be an integer or None")
        if buffersize is not None and buffersize < 1:
            raise ValueError("buffersize must be None or > 0")
        end = None if timeout is None else time.monotonic() + timeout
        calls = zip(*iterables)
        futures = deque()
        for args in calls:
            futures.append(self.submit(fn, *args))
            if len(futures) == buffersize:
                break
        else:
            calls = None

        def results():
            try:
                while futures:
                    if calls is not None and len(futures) == buffersize:
                        for args in calls:
                            futures.append(self.submit(fn, *args))
                            break
                    yield _take(futures.popleft(), end)
            finally:
                for f in futures:
                    f.cancel()
        return results()

    def shutdown(self, wait=True, *, cancel_futures=False):
        pass

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown(wait=True)
        return False


def _take(future, end):
    try:
        return future.result(None if end is None else end - time.monotonic())
    finally:
        future.cancel()
