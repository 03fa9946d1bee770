"""wait, as_completed, timeouts and cancelling of concurrent futures."""
import concurrent.futures as cf
import time


def work(name, seconds):
    time.sleep(seconds)
    return name


with cf.ThreadPoolExecutor(2) as pool:
    a, b, c = (pool.submit(work, n, s) for n, s in (("a", 0.2), ("b", 0.1), ("c", 0.4)))
    done, pending = cf.wait([a, b, c], return_when=cf.FIRST_COMPLETED)
    print(sorted(f.result() for f in done), len(pending))
    print([f.result() for f in cf.as_completed([a, b, c]) if f is not b])
    done, pending = cf.wait([pool.submit(work, "slow", 1), a], timeout=0.3)
    print(len(done), len(pending))
    try:
        pool.submit(work, "late", 2).result(timeout=0.5)
    except TimeoutError as error:
        print("TimeoutError", cf.TimeoutError is TimeoutError, str(error))

with cf.ThreadPoolExecutor(1, thread_name_prefix="one") as pool:
    first = pool.submit(work, "first", 0.3)
    waiting = pool.submit(work, "never", 0.3)
    print(waiting.cancel(), waiting.cancelled(), first.cancel(), first.result())
    try:
        waiting.result()
    except cf.CancelledError as error:
        print("CancelledError", repr(error))
    queued = [pool.submit(work, n, 0.1) for n in range(3)]
    time.sleep(0.05)
    pool.shutdown(wait=False, cancel_futures=True)
print([f.cancelled() for f in queued])
print(cf.FIRST_COMPLETED, cf.FIRST_EXCEPTION, cf.ALL_COMPLETED)
