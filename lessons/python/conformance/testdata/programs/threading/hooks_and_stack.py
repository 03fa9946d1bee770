"""Hooks for what fails in a thread, counting semaphores, and the size of stacks."""
import threading

seen = []


def note(args):
    seen.append(args)
    print("hook:", args.exc_type.__name__, args.exc_value, args.thread.name, args.exc_traceback is not None)


def fail():
    raise KeyError("lost")


threading.excepthook = note
worker = threading.Thread(target=fail, name="worker")
worker.start()
worker.join()
threading.excepthook = threading.__excepthook__
print(isinstance(seen[0], threading.ExceptHookArgs), len(seen[0]))
again = threading.ExceptHookArgs((ValueError, ValueError("by hand"), None, None))
print(again.exc_type, again[1], again.thread)
try:
    threading.ExceptHookArgs((1, 2))
except TypeError as error:
    print(error)

tickets = threading.Semaphore(2)
print(tickets.acquire(), tickets.acquire(), tickets.acquire(blocking=False), tickets.acquire(timeout=0.01))
tickets.release(2)
with tickets:
    print("holds one of two", tickets.acquire(blocking=False))
for wrong in (lambda: threading.Semaphore(-1), lambda: tickets.release(0), lambda: tickets.acquire(False, 1)):
    try:
        wrong()
    except ValueError as error:
        print(error)

print(threading.stack_size(), threading.stack_size(256 * 1024), threading.stack_size())
for size in (1, -5):
    try:
        threading.stack_size(size)
    except ValueError as error:
        print(error)
threading.stack_size(0)
print(threading.gettrace(), threading.getprofile())
