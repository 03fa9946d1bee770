"""ThreadPoolExecutor: submit, map, results and errors."""
import concurrent.futures
import time
from concurrent.futures import ThreadPoolExecutor


def work(n):
    time.sleep(n / 10)
    if n == 3:
        raise ValueError("three")
    return n * n


with ThreadPoolExecutor(max_workers=3) as pool:
    futures = [pool.submit(work, n) for n in (2, 1, 3)]
    print(futures[0].done(), futures[0].result(), futures[1].result())
    print(repr(futures[2].exception()))
    try:
        futures[2].result()
    except ValueError as error:
        print("raised", error)
    print(list(pool.map(work, [4, 1, 2])))
    try:
        for result in pool.map(work, [1, 3, 2]):
            print(result)
    except ValueError as error:
        print("map raised", error)
    print(list(pool.map(pow, [2, 3], [5, 2])))
try:
    pool.submit(work, 1)
except RuntimeError as error:
    print(error)
f = concurrent.futures.Future()
f.add_done_callback(lambda fut: print("callback", fut.result()))
print(f.running(), f.set_running_or_notify_cancel(), f.running())
f.set_result("by hand")
try:
    f.set_result(1)
except concurrent.futures.InvalidStateError as error:
    print("InvalidStateError", str(error).split(":")[0])
try:
    ThreadPoolExecutor(0)
except ValueError as error:
    print(error)
