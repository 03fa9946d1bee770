"""A clock that jumps. It moves only when everything waits: to the deadline of the
loop, or to the thread that sleeps until then; and by a tick whenever the loop
reads it, so that no two deadlines of a program tie by accident.

With threads the program is the same in every run because at any moment only one
of them goes on: before each callback of the loop, and before the loop or any
thread waits for a time, the others are let come to rest, that is, to sleep or to
wait for a lock or a socket. Whether a thread rests is asked of Linux, which
counts how often it gave up the processor.
"""
import asyncio
import asyncio.base_events
import concurrent.futures
import ctypes
import datetime
import itertools
import logging
import operator
import os
import selectors
import threading
import time
import _thread

EPOCH = 1704067200.0  # 1 January 2024, 00:00 UTC
TYPE_NAME = b"datetime.datetime"
LOOK = 0.001          # seconds between two looks at whether threads rest

real_sleep = time.sleep


class Sleeper:
    """A thread that sleeps until a moment. wake is called, at rest, when it has come."""

    def __init__(self, due, number, wake):
        self.order, self.wake = (due, number), wake


class Clock:
    """The time of a run, in seconds from its start."""

    def __init__(self, tick):
        self.tick, self.now = tick, 0.0
        self.numbers = itertools.count()
        self.sleepers = []
        self.held = []             # locks that work for an executor waits for before it begins
        self.watched = False       # there have been threads, and a watcher looks after them
        self.driver = None         # the thread that moves the clock at the moment
        self.outside = set()       # threads of the oracle itself

    # What the program sees.

    def read(self):
        return self.now

    def tick_and_read(self):
        self.now += self.tick
        return self.now

    def sleep(self, seconds):
        if not isinstance(seconds, (int, float)):
            if not hasattr(seconds, "__index__"):
                raise TypeError(f"'{type(seconds).__name__}' object cannot be interpreted as an integer or float")
            seconds = operator.index(seconds)
        if seconds < 0:
            raise ValueError("sleep length must be non-negative")
        if not self.watched:
            self.now += seconds
            return
        due = _thread.allocate_lock()
        due.acquire()
        self.add(seconds, due.release)
        due.acquire()

    # Those who wait for a time.

    def add(self, seconds, wake):
        sleeper = Sleeper(self.now + seconds, next(self.numbers), wake)
        self.sleepers.append(sleeper)
        return sleeper

    def remove(self, sleeper):
        if sleeper in self.sleepers:
            self.sleepers.remove(sleeper)

    def release_first(self):
        """Moves to the moment of the one who is due first, and wakes that one alone."""
        first = min(self.sleepers, key=lambda s: s.order)
        self.sleepers.remove(first)
        self.now = max(self.now, first.order[0])
        first.wake()

    # Rest.

    def settle(self):
        """Waits until every other thread rests, and lets work that is held begin, one
        after the other. The watcher stays out of it meanwhile."""
        if not self.watched:
            return
        self.driver = _thread.get_native_id()
        try:
            self.rest()
        finally:
            self.driver = None

    def rest(self):
        """Waits until all others rest and no work is held."""
        while not self.at_rest() or self.held:
            if self.held and self.at_rest():
                self.held.pop(0).release()

    def at_rest(self):
        """Looks twice whether all others rest."""
        before = self.states()
        real_sleep(LOOK)
        return before is not None and before == self.states()

    def states(self):
        """How often each other thread gave up the processor; None if one is running."""
        states, mine = {}, _thread.get_native_id()
        for tid in map(int, os.listdir("/proc/self/task")):
            if tid == mine or tid in self.outside:
                continue
            try:
                with open(f"/proc/self/task/{tid}/status", encoding="ascii") as file:
                    said = dict(line.split(":\t", 1) for line in file)
            except OSError:
                return None  # it is ending
            if said["State"][0] not in "SD":
                return None
            states[tid] = said["voluntary_ctxt_switches"], said["nonvoluntary_ctxt_switches"]
        return states

    def watch(self):
        """Has sleepers woken while nobody else moves the clock: when all threads rest."""
        if not self.watched:
            self.watched = True
            _thread.start_new_thread(self.keep_watch, ())

    def keep_watch(self):
        self.outside.add(_thread.get_native_id())
        while True:
            if not (self.waited_for() and self.at_rest() and self.waited_for()):
                real_sleep(LOOK)
            elif self.held:
                self.held.pop(0).release()
            else:
                self.release_first()

    def waited_for(self):
        """Whether the watcher has somebody to wake, if all rest."""
        return self.driver is None and (self.sleepers or self.held)

    # The loop's wait.

    def select(self, look, timeout):
        """A selector's wait; look() asks it without waiting."""
        self.settle()
        ready = look(0)
        if ready or timeout is not None and timeout <= 0:
            return ready
        if not self.watched:
            if timeout is None:
                return look(None)  # only a signal can end it
            self.now += timeout
            return look(0)
        return self.select_with_threads(look, timeout)

    def select_with_threads(self, look, timeout):
        passed = []
        mine = None if timeout is None else self.add(timeout, lambda: passed.append(True))
        self.driver = _thread.get_native_id()
        try:
            while True:
                self.rest()
                ready = look(0)
                if ready or passed:
                    return ready
                if self.sleepers:
                    self.release_first()
        finally:
            self.driver = None
            if mine:
                self.remove(mine)


def live_by(clock):
    """Has Python's clocks, sleeps, timeouts and selectors go by clock."""
    def epoch():
        return EPOCH + clock.now

    def nanoseconds():
        return round(clock.now * 1e9)

    time.sleep, time.time = clock.sleep, epoch
    time.time_ns = lambda: int(EPOCH) * 10**9 + nanoseconds()  # a float of it has no nanoseconds
    time.monotonic = time.perf_counter = clock.read
    time.monotonic_ns = time.perf_counter_ns = nanoseconds
    logging._startTime = time.time_ns()
    for name in ("gmtime", "localtime", "ctime"):
        setattr(time, name, given_now(getattr(time, name), epoch))
    strftime, asctime = time.strftime, time.asctime
    time.strftime = lambda form, t=None: strftime(form, time.localtime() if t is None else t)
    time.asctime = lambda t=None: asctime(time.localtime() if t is None else t)
    datetime.datetime = datetime_by(epoch)
    asyncio.base_events.BaseEventLoop.time = lambda loop: clock.tick_and_read()

    for name in ("SelectSelector", "PollSelector", "EpollSelector"):
        selector = getattr(selectors, name)
        selector.select = select_by(clock, selector.select)
    live_threads_by(clock)


def given_now(convert, epoch):
    return lambda seconds=None: convert(epoch() if seconds is None else seconds)


def select_by(clock, select):
    return lambda self, timeout=None: clock.select(lambda t: select(self, t), timeout)


def datetime_by(epoch):
    """The class datetime, with its now taken from epoch."""
    class Now(datetime.datetime):
        @classmethod
        def now(cls, tz=None):
            return cls.fromtimestamp(epoch(), tz)

        @classmethod
        def today(cls):
            return cls.fromtimestamp(epoch())
    Now.__name__ = Now.__qualname__ = "datetime"
    Now.__module__ = "datetime"
    # What C calls the type, in its representations and errors, is not __name__:
    # it is the field behind reference count, type and size.
    name = ctypes.c_char_p.from_address(id(Now) + 3 * ctypes.sizeof(ctypes.c_void_p))
    name.value = TYPE_NAME
    return Now


def live_threads_by(clock):
    """Has the timeouts of threading's locks go by clock. The module's own locks
    of Condition.wait are what all its timeouts end in."""
    allocate, start = threading._allocate_lock, threading.Thread.start
    threading._time = time.monotonic

    class TimedLock:
        def __init__(self):
            self.lock = allocate()
            self.release, self.locked = self.lock.release, self.lock.locked

        def acquire(self, blocking=True, timeout=-1):
            if not blocking or timeout is None or timeout < 0 or not self.lock.locked():
                return self.lock.acquire(blocking)
            if not clock.watched:
                clock.now += timeout  # nobody else could release it
                return False
            late = []
            sleeper = clock.add(timeout, lambda: (late.append(True), self.lock.release()))
            self.lock.acquire()
            clock.remove(sleeper)
            return not late

        def __enter__(self):
            return self.acquire()

        def __exit__(self, *args):
            self.release()

    def start_watched(self):
        clock.watch()
        start(self)

    submit = concurrent.futures.ThreadPoolExecutor.submit

    def submit_held(self, fn, /, *args, **options):
        # Whether quick work is done before its submitter's next line would be chance.
        # It begins when the callback that submitted it has ended.
        if asyncio._get_running_loop() is None:
            return submit(self, fn, *args, **options)
        gate = allocate()
        gate.acquire()
        clock.held.append(gate)
        return submit(self, lambda: (gate.acquire(), fn(*args, **options))[1])

    concurrent.futures.ThreadPoolExecutor.submit = submit_held
    threading._allocate_lock = TimedLock
    threading.Thread.start = start_watched
