"""Call functions elsewhere, and have their results later."""

from concurrent.futures._base import (
    ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, BrokenExecutor, CancelledError, Executor, Future,
    InvalidStateError, TimeoutError, as_completed, wait,
)

__all__ = [
    "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED", "CancelledError", "TimeoutError", "InvalidStateError",
    "BrokenExecutor", "Future", "Executor", "wait", "as_completed", "ProcessPoolExecutor", "ThreadPoolExecutor",
]


def __dir__():
    return __all__ + ["__author__", "__doc__"]


def __getattr__(name):
    if name == "ThreadPoolExecutor":
        from concurrent.futures import thread
        globals()["ThreadPoolExecutor"] = thread.ThreadPoolExecutor
        return thread.ThreadPoolExecutor
    if name in ("ProcessPoolExecutor", "InterpreterPoolExecutor"):
        raise NotImplementedError(f"not in Batuta yet: concurrent.futures.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
