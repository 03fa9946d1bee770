"""An executor whose workers are threads."""

import itertools
import os
import queue
import threading
from concurrent.futures import _base

_pools = []
_ended = False


def _end_all():
    """Have the workers of all pools end when the program does."""
    global _ended
    _ended = True
    for pool in list(_pools):
        pool._work.put(None)
    for pool in list(_pools):
        for t in list(pool._threads):
            t.join()


threading._register_atexit(_end_all)


class BrokenThreadPool(_base.BrokenExecutor):
    """A worker's initializer failed."""

    __module__ = "concurrent.futures.thread"


class _Job:
    def __init__(self, future, fn, args, kwargs):
        self.future = future
        self.fn = fn
        self.args = args
        self.kwargs = kwargs

    def run(self):
        if not self.future.set_running_or_notify_cancel():
            return
        try:
            result = self.fn(*self.args, **self.kwargs)
        except BaseException as exc:
            self.future.set_exception(exc)
            self = None
        else:
            self.future.set_result(result)


def _worker(pool):
    if pool._initializer is not None:
        try:
            pool._initializer(*pool._initargs)
        except BaseException:
            _base._log().critical("Exception in initializer:", exc_info=True)
            pool._initializer_failed()
            return
    while True:
        try:
            job = pool._work.get_nowait()
        except queue.Empty:
            pool._idle.release()
            job = pool._work.get(block=True)
        if job is not None:
            job.run()
            del job
            continue
        if _ended or pool._shutdown:
            pool._shutdown = True
            pool._work.put(None)
            return


class ThreadPoolExecutor(_base.Executor):
    """Calls functions in a pool of threads."""

    __module__ = "concurrent.futures.thread"
    _counter = itertools.count().__next__

    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=(), **ctxkwargs):
        if ctxkwargs:
            raise TypeError(f"ThreadPoolExecutor.prepare_context() got an unexpected keyword argument '{next(iter(ctxkwargs))}'")
        if max_workers is None:
            max_workers = min(32, (os.cpu_count() or 1) + 4)
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._max_workers = max_workers
        self._work = queue.SimpleQueue()
        self._idle = threading.Semaphore(0)
        self._threads = []
        self._broken = False
        self._shutdown = False
        self._lock = threading.Lock()
        self._thread_name_prefix = thread_name_prefix or "ThreadPoolExecutor-%d" % ThreadPoolExecutor._counter()
        self._initializer = initializer
        self._initargs = initargs
        _pools.append(self)

    def submit(self, fn, /, *args, **kwargs):
        with self._lock:
            if self._broken:
                raise BrokenThreadPool(self._broken)
            if self._shutdown:
                raise RuntimeError("cannot schedule new futures after shutdown")
            if _ended:
                raise RuntimeError("cannot schedule new futures after interpreter shutdown")
            future = _base.Future()
            self._work.put(_Job(future, fn, args, kwargs))
            self._add_thread()
            return future

    def _add_thread(self):
        if self._idle.acquire(timeout=0):
            return
        n = len(self._threads)
        if n < self._max_workers:
            t = threading.Thread(name=f"{self._thread_name_prefix}_{n}", target=_worker, args=(self,))
            self._threads.append(t)
            t.start()

    def _initializer_failed(self):
        with self._lock:
            self._broken = "A thread initializer failed, the thread pool is not usable anymore"
            while True:
                try:
                    job = self._work.get_nowait()
                except queue.Empty:
                    break
                if job is not None:
                    job.future.set_exception(BrokenThreadPool(self._broken))

    def shutdown(self, wait=True, *, cancel_futures=False):
        with self._lock:
            self._shutdown = True
            if self in _pools:
                _pools.remove(self)
            if cancel_futures:
                while True:
                    try:
                        job = self._work.get_nowait()
                    except queue.Empty:
                        break
                    if job is not None:
                        job.future.cancel()
            self._work.put(None)
        if wait:
            for t in self._threads:
                t.join()
