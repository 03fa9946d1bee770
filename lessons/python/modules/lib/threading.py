"""Threads, and what they wait for each other with."""

import sys as _sys
import _thread
from _thread import allocate_lock as Lock, get_ident, get_native_id, LockType as _LockType, RLock, TIMEOUT_MAX
from collections import deque as _deque
from itertools import count as _count
from operator import index as _index
from time import monotonic as _time

__all__ = [
    "get_ident", "active_count", "Condition", "current_thread", "enumerate", "main_thread", "TIMEOUT_MAX",
    "Event", "Lock", "RLock", "Semaphore", "BoundedSemaphore", "Thread", "Barrier", "BrokenBarrierError",
    "Timer", "ThreadError", "ExceptHookArgs", "excepthook", "get_native_id", "local", "stack_size",
]

Lock = _LockType
ThreadError = _thread.error


class _local:
    """Attributes that each thread has for itself."""

    __module__ = "_thread"

    def __new__(cls, /, *args, **kwargs):
        if (args or kwargs) and cls.__init__ is object.__init__:
            raise TypeError("Initialization arguments are not supported")
        self = object.__new__(cls)
        _thread._local_begin(self, args, kwargs)
        return self

    def __getattribute__(self, name):
        _thread._local_use(self)
        return object.__getattribute__(self, name)

    def __setattr__(self, name, value):
        if name == "__dict__":
            raise AttributeError(f"{type(self).__name__!r} object attribute '__dict__' is read-only")
        _thread._local_use(self)
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        if name == "__dict__":
            raise AttributeError(f"{type(self).__name__!r} object attribute '__dict__' is read-only")
        _thread._local_use(self)
        object.__delattr__(self, name)


local = _local


class Condition:
    """A lock, and a queue of those who wait until something holds."""

    def __init__(self, lock=None):
        if lock is None:
            lock = RLock()
        self._lock = lock
        self.acquire = lock.acquire
        self.release = lock.release
        for name in ("_release_save", "_acquire_restore", "_is_owned"):
            if hasattr(lock, name):
                setattr(self, name, getattr(lock, name))
        self._waiters = _deque()

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def __repr__(self):
        return f"<Condition({self._lock}, {len(self._waiters)})>"

    def _release_save(self):
        self._lock.release()

    def _acquire_restore(self, state):
        self._lock.acquire()

    def _is_owned(self):
        if self._lock.acquire(False):
            self._lock.release()
            return False
        return True

    def locked(self):
        return self._lock.locked()

    def wait(self, timeout=None):
        if not self._is_owned():
            raise RuntimeError("cannot wait on un-acquired lock")
        waiter = Lock()
        waiter.acquire()
        self._waiters.append(waiter)
        state = self._release_save()
        told = False
        try:
            if timeout is None:
                waiter.acquire()
                told = True
            elif timeout > 0:
                told = waiter.acquire(True, timeout)
            else:
                told = waiter.acquire(False)
            return told
        finally:
            self._acquire_restore(state)
            if not told:
                try:
                    self._waiters.remove(waiter)
                except ValueError:
                    pass

    def wait_for(self, predicate, timeout=None):
        end = None
        left = timeout
        result = predicate()
        while not result:
            if left is not None:
                if end is None:
                    end = _time() + left
                else:
                    left = end - _time()
                    if left <= 0:
                        break
            self.wait(left)
            result = predicate()
        return result

    def notify(self, n=1):
        if not self._is_owned():
            raise RuntimeError("cannot notify on un-acquired lock")
        waiters = self._waiters
        while waiters and n > 0:
            waiter = waiters.popleft()
            try:
                waiter.release()
            except RuntimeError:
                pass  # it has just given up
            else:
                n -= 1

    def notify_all(self):
        self.notify(len(self._waiters))

    def notifyAll(self):
        import warnings
        warnings.warn("notifyAll() is deprecated, use notify_all() instead", DeprecationWarning, stacklevel=2)
        self.notify_all()


class Semaphore:
    """A counter that no thread takes below zero."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._cond = Condition(Lock())
        self._value = value

    def __repr__(self):
        cls = self.__class__
        return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: value={self._value}>"

    def acquire(self, blocking=True, timeout=None):
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        end = None
        with self._cond:
            while self._value == 0:
                if not blocking:
                    return False
                if timeout is not None:
                    if end is None:
                        end = _time() + timeout
                    else:
                        timeout = end - _time()
                        if timeout <= 0:
                            return False
                self._cond.wait(timeout)
            self._value -= 1
            return True

    __enter__ = acquire

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        with self._cond:
            self._value += n
            self._cond.notify(n)

    def __exit__(self, t, v, tb):
        self.release()


class BoundedSemaphore(Semaphore):
    """A semaphore that is never released more often than it was acquired."""

    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def __repr__(self):
        cls = self.__class__
        return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: value={self._value}/{self._initial_value}>"

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        with self._cond:
            if self._value + n > self._initial_value:
                raise ValueError("Semaphore released too many times")
            self._value += n
            self._cond.notify(n)


class Event:
    """A flag that threads wait for."""

    def __init__(self):
        self._cond = Condition(Lock())
        self._flag = False

    def __repr__(self):
        cls = self.__class__
        return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: {'set' if self._flag else 'unset'}>"

    def is_set(self):
        return self._flag

    def isSet(self):
        import warnings
        warnings.warn("isSet() is deprecated, use is_set() instead", DeprecationWarning, stacklevel=2)
        return self.is_set()

    def set(self):
        with self._cond:
            self._flag = True
            self._cond.notify_all()

    def clear(self):
        with self._cond:
            self._flag = False

    def wait(self, timeout=None):
        with self._cond:
            return self._flag or self._cond.wait(timeout)


class BrokenBarrierError(RuntimeError):
    pass


class Barrier:
    """Where so many threads wait until all are there."""

    def __init__(self, parties, action=None, timeout=None):
        if parties < 1:
            raise ValueError("parties must be >= 1")
        self._cond = Condition(Lock())
        self._action = action
        self._timeout = timeout
        self._parties = parties
        self._state = 0  # 0 filling, 1 draining, -1 resetting, -2 broken
        self._count = 0

    def __repr__(self):
        cls = self.__class__
        at = f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}"
        if self.broken:
            return f"{at}: broken>"
        return f"{at}: waiters={self.n_waiting}/{self.parties}>"

    def wait(self, timeout=None):
        if timeout is None:
            timeout = self._timeout
        with self._cond:
            while self._state in (-1, 1):
                self._cond.wait()
            if self._state < 0:
                raise BrokenBarrierError
            place = self._count
            self._count += 1
            try:
                if place + 1 == self._parties:
                    self._open()
                else:
                    self._await(timeout)
                return place
            finally:
                self._count -= 1
                if self._count == 0 and self._state in (-1, 1):
                    self._state = 0
                    self._cond.notify_all()

    def _open(self):
        try:
            if self._action:
                self._action()
            self._state = 1
            self._cond.notify_all()
        except:
            self._break()
            raise

    def _await(self, timeout):
        if not self._cond.wait_for(lambda: self._state != 0, timeout):
            self._break()
            raise BrokenBarrierError
        if self._state < 0:
            raise BrokenBarrierError

    def reset(self):
        with self._cond:
            if self._count > 0:
                if self._state in (0, -2):
                    self._state = -1
            else:
                self._state = 0
            self._cond.notify_all()

    def abort(self):
        with self._cond:
            self._break()

    def _break(self):
        self._state = -2
        self._cond.notify_all()

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        return self._count if self._state == 0 else 0

    @property
    def broken(self):
        return self._state == -2


class ExceptHookArgs(tuple):
    """What excepthook is given."""

    __module__ = "_thread"
    __qualname__ = "_ExceptHookArgs"
    exc_type = property(lambda self: self[0])
    exc_value = property(lambda self: self[1])
    exc_traceback = property(lambda self: self[2])
    thread = property(lambda self: self[3])

    def __new__(cls, sequence, dict=None):
        made = super().__new__(cls, sequence)
        if len(made) != 4:
            raise TypeError(f"_thread._ExceptHookArgs() takes a 4-sequence ({len(made)}-sequence given)")
        return made

    def __repr__(self):
        names = ("exc_type", "exc_value", "exc_traceback", "thread")
        return f"_thread._ExceptHookArgs({', '.join(f'{n}={v!r}' for n, v in zip(names, self))})"


def excepthook(args, /):
    """Write what a thread has let out to stderr."""
    if args.exc_type is SystemExit:
        return
    if args.exc_value is None:
        return
    name = args.thread.name if args.thread is not None else str(get_ident())
    _thread._excepthook(args.exc_value, name)


__excepthook__ = excepthook

_next_number = _count(1).__next__
_active = {}  # by ident
_exits = []
_profile = _trace = None


class Thread:
    """A function that runs while others do."""

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None, context=None):
        assert group is None, "group argument must be None for now"
        if kwargs is None:
            kwargs = {}
        if name:
            name = str(name)
        else:
            name = f"Thread-{_next_number()}"
            if target is not None:
                try:
                    name += f" ({target.__name__})"
                except AttributeError:
                    pass
        self._target = target
        self._name = name
        self._args = args
        self._kwargs = kwargs
        self._daemonic = daemon if daemon is not None else current_thread().daemon
        self._context = context
        self._ident = None
        self._native_id = None
        self._begun = False
        self._ours = False  # threading has started it
        self._done = Lock()  # held while it runs
        self._over = False

    def __repr__(self):
        status = "initial"
        if self._begun:
            status = "started"
        if self._over:
            status = "stopped"
        if self._daemonic:
            status += " daemon"
        if self._ident is not None:
            status += f" {self._ident}"
        return f"<{self.__class__.__name__}({self._name}, {status})>"

    def _check(self):
        if "_over" not in self.__dict__:
            raise RuntimeError("Thread.__init__() not called")

    def start(self):
        if "_over" not in self.__dict__:
            raise RuntimeError("thread.__init__() not called")
        if self._begun:
            raise RuntimeError("threads can only be started once")
        self._begun = self._ours = True
        self._done.acquire()
        try:
            if self._context is None:
                self._context = _empty_context()
            _thread.start_joinable_thread(self._bootstrap, self._name)
        except Exception:
            self._begun = False
            self._done.release()
            raise

    def run(self):
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            del self._target, self._args, self._kwargs

    def _bootstrap(self):
        self._ident = get_ident()
        self._native_id = get_native_id()
        _active[self._ident] = self
        try:
            self._context.run(self.run)
        except BaseException as exc:
            self._fail(exc)
        finally:
            del _active[self._ident]
            self._over = True
            self._done.release()

    def _fail(self, exc):
        args = ExceptHookArgs((type(exc), exc, exc.__traceback__, self))
        hook = excepthook
        if hook is None:
            hook = __excepthook__
        try:
            hook(args)
        except Exception as failure:
            print("Exception in threading.excepthook:", file=_sys.stderr)
            _sys.excepthook(type(failure), failure, failure.__traceback__)

    def join(self, timeout=None):
        self._check()
        if not self._begun:
            raise RuntimeError("cannot join thread before it is started")
        if self is current_thread():
            raise RuntimeError("cannot join current thread")
        if self._over:
            return
        if timeout is None:
            self._done.acquire()
        elif not self._done.acquire(True, min(max(timeout, 0), TIMEOUT_MAX)):
            return
        self._done.release()

    @property
    def name(self):
        self._check()
        return self._name

    @name.setter
    def name(self, name):
        self._check()
        self._name = str(name)

    @property
    def ident(self):
        self._check()
        return self._ident

    @property
    def native_id(self):
        self._check()
        return self._native_id

    def is_alive(self):
        self._check()
        return self._begun and not self._over

    @property
    def daemon(self):
        self._check()
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        self._check()
        if self._begun:
            raise RuntimeError("cannot set daemon status of active thread")
        self._daemonic = daemonic

    def isDaemon(self):
        _warn_old("isDaemon", "get the daemon attribute")
        return self.daemon

    def setDaemon(self, daemonic):
        _warn_old("setDaemon", "set the daemon attribute")
        self.daemon = daemonic

    def getName(self):
        _warn_old("getName", "get the name attribute")
        return self.name

    def setName(self, name):
        _warn_old("setName", "set the name attribute")
        self.name = name


def _warn_old(name, instead):
    import warnings
    warnings.warn(f"{name}() is deprecated, {instead} instead", DeprecationWarning, stacklevel=3)


def _empty_context():
    from contextvars import Context
    return Context()


class Timer(Thread):
    """A call that is made later, unless it is cancelled before."""

    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__()
        self.interval = interval
        self.function = function
        self.args = args if args is not None else []
        self.kwargs = kwargs if kwargs is not None else {}
        self.finished = Event()

    def cancel(self):
        self.finished.set()

    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class _Known(Thread):
    """A thread that threading has not started."""

    def __init__(self, name, daemon):
        super().__init__(name=name, daemon=daemon)
        self._begun = True
        self._done.acquire()
        self._ident = get_ident()
        self._native_id = get_native_id()
        _active[self._ident] = self


class _MainThread(_Known):
    def __init__(self):
        super().__init__("MainThread", False)

    def join(self, timeout=None):
        if self is current_thread():
            raise RuntimeError("cannot join current thread")
        super().join(timeout)


class _DummyThread(_Known):
    def __init__(self):
        super().__init__(f"Dummy-{_next_dummy()}", True)

    def join(self, timeout=None):
        raise RuntimeError("cannot join a dummy thread")


_next_dummy = _count(1).__next__


def current_thread():
    thread = _active.get(get_ident())
    if thread is None:
        name = _thread._name()
        if _thread._is_main():
            thread = _MainThread()
        elif name:
            thread = Thread.__new__(_Known)
            _Known.__init__(thread, name, False)
            thread.__class__ = Thread
        else:
            thread = _DummyThread()
    return thread


def currentThread():
    import warnings
    warnings.warn("currentThread() is deprecated, use current_thread() instead", DeprecationWarning, stacklevel=2)
    return current_thread()


def active_count():
    return len(_active)


def activeCount():
    import warnings
    warnings.warn("activeCount() is deprecated, use active_count() instead", DeprecationWarning, stacklevel=2)
    return active_count()


def enumerate():
    return list(_active.values())


def main_thread():
    return _main


def _register_atexit(func, *args, **kwargs):
    _exits.append(lambda: func(*args, **kwargs))


def _wait_for_all():
    _main._over = True
    while _exits:
        _exits.pop()()
    while True:
        left = [t for t in _active.values() if t._ours and not t._daemonic]
        if not left:
            return
        for t in left:
            t.join()


def _refuse(name):
    def refused(*args, **kwargs):
        raise NotImplementedError(f"not in Batuta yet: threading.{name}")
    refused.__name__ = refused.__qualname__ = name
    return refused


for _name in ("settrace", "settrace_all_threads", "setprofile", "setprofile_all_threads"):
    globals()[_name] = _refuse(_name)


_stack_size = 0


def stack_size(size=0, /):
    """What stack later threads shall have; the machine's threads need none."""
    global _stack_size
    before, least, size = _stack_size, 53248, _index(size)
    if size > _sys.maxsize:
        raise OverflowError("Python int too large to convert to C ssize_t")
    if size != 0 and size < least:
        raise ValueError(f"size must be at least {least} bytes")
    _stack_size = size
    return before


def gettrace():
    return None


def getprofile():
    return None


_main = None
if _thread._is_main():
    _main = _MainThread()
else:
    _main = Thread.__new__(_MainThread)
    Thread.__init__(_main, name="MainThread", daemon=False)
    _main._begun = True
    _main._done.acquire()
    _main._ident, _main._native_id = _thread._main_ids()
    _active[_main._ident] = _main
_thread._at_exit(_wait_for_all)
