"""Event, Condition, Semaphore and Barrier between threads."""
import threading
import time

ready, log, guard = threading.Event(), [], threading.Lock()


def note(text):
    with guard:
        log.append(text)


def runner(n):
    print(ready.wait(timeout=1) if n == 0 else ready.wait(), end=" ")
    note(n)


threads = [threading.Thread(target=runner, args=(n,)) for n in range(3)]
for t in threads:
    t.start()
time.sleep(0.1)
print(log, ready.is_set())
ready.set()
for t in threads:
    t.join()
print(sorted(log))
ready.clear()
print(ready.wait(0.2), ready.is_set())
condition, box = threading.Condition(), []


def consumer():
    with condition:
        print("consumer", condition.wait_for(lambda: len(box) >= 2, timeout=5), box)


t = threading.Thread(target=consumer)
t.start()
for item in ("x", "y"):
    time.sleep(0.1)
    with condition:
        box.append(item)
        condition.notify_all()
t.join()
gate = threading.BoundedSemaphore(2)
print(gate.acquire(), gate.acquire(), gate.acquire(blocking=False), gate.release(), gate.acquire(timeout=0.1))
barrier = threading.Barrier(2, action=lambda: print("both are here"))
t = threading.Thread(target=barrier.wait)
t.start()
print(barrier.wait() in (0, 1), barrier.parties, barrier.broken)
t.join()
