"""Lock and RLock: exclusion, re-entry and misuse."""
import threading
import time

lock = threading.Lock()
balance = 0
log = []


def deposit(name):
    global balance
    for _ in range(3):
        with lock:
            seen = balance
            time.sleep(0.01)
            balance = seen + 10
    log.append(name)


threads = [threading.Thread(target=deposit, args=(n,)) for n in "abc"]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(balance, sorted(log), lock.locked())
print(lock.acquire(), lock.acquire(blocking=False), lock.acquire(timeout=0.05), lock.locked())
lock.release()
try:
    lock.release()
except RuntimeError as error:
    print(error)
rlock = threading.RLock()


def factorial(n):
    with rlock:
        return n * factorial(n - 1) if n else 1


print(factorial(10))
rlock.acquire()
errors = []


def release_in_thread():
    try:
        rlock.release()
    except RuntimeError as error:
        errors.append(str(error))


t = threading.Thread(target=release_in_thread)
t.start()
t.join()
rlock.release()
print(errors)
