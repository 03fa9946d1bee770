"""Writes down the steps of tasks, one line each, when the step ends:

    Task-2: line 17         it waits; the line is the program's innermost
    Task-2: returned        it has ended, or: cancelled, failed ValueError
    Task-3: line 0          it waits in asyncio's own code only

An eager task's first step is done inside another's, and stands before it.
"""
import asyncio
import asyncio.base_events
import asyncio.events
import gc
import inspect
import os


def record(fd, program, clock):
    """Has the steps of tasks written to fd; program is the file whose lines count."""
    handle, base = asyncio.events.Handle, asyncio.base_events.BaseEventLoop
    run, create_task, create_future = handle._run, base.create_task, base.create_future

    def say(task):
        os.write(fd, f"{task.get_name()}: {stands(task, program)}\n".encode())

    def run_recorded(self):
        clock.settle()
        task = getattr(self._callback, "__self__", None)
        if not isinstance(task, asyncio.Task) or getattr(self._callback, "__name__", "") in dir(asyncio.Task):
            return run(self)  # no step: a method of the task's that was scheduled, its cancel say
        try:
            return run(self)
        finally:
            say(task)

    def create_recorded(self, *args, **options):
        task = trimmed(create_task(self, *args, **options), program)
        coro = task.get_coro()
        if task.done() or inspect.iscoroutine(coro) and inspect.getcoroutinestate(coro) != inspect.CORO_CREATED:
            say(task)
        return task

    def create_trimmed(self):
        return trimmed(create_future(self), program)

    handle._run, base.create_task, base.create_future = run_recorded, create_recorded, create_trimmed


def trimmed(future, program):
    """A future that remembers of the place where it was made, which debug mode
    tells, the program's frames only, and not the library's or the stage's."""
    if getattr(future, "_source_traceback", None):
        future._source_traceback[:] = [f for f in future._source_traceback if f.filename == program]
    return future


def stands(task, program):
    """How a task stands after a step."""
    if not task.done():
        return f"line {line(task.get_coro(), program)}"
    if task.cancelled():
        return "cancelled"
    error = task._exception  # asking exception() would count as having retrieved it
    return f"failed {type(error).__name__}" if error else "returned"


def line(awaited, program):
    """The line of the innermost frame of the program in a chain of awaits, or 0."""
    found = 0
    while awaited is not None:
        frame = part(awaited, "frame")
        if frame is not None and frame.f_code.co_filename == program:
            found = frame.f_lineno
        inner = part(awaited, "await")
        if inner is None and frame is None:
            inner = behind(awaited)
        awaited = inner
    return found


def part(awaited, name):
    """A coroutine's or generator's frame, or what it awaits."""
    for prefix in ("cr_", "gi_", "ag_"):
        if hasattr(awaited, prefix + "frame"):
            return getattr(awaited, "gi_yieldfrom" if prefix + name == "gi_await" else prefix + name)
    return None


def behind(awaited):
    """What stands behind an object that only leads to it: a step of an
    asynchronous generator, or a coroutine's iterator."""
    if type(awaited).__name__ not in ("async_generator_asend", "async_generator_athrow", "coroutine_wrapper", "anext_awaitable"):
        return None
    for other in gc.get_referents(awaited):
        if part(other, "frame") is not None or behind(other) is not None:
            return other
    return None
