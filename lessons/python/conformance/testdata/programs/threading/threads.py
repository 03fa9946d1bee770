"""Threads: start, join, names, daemons and errors."""
import threading
import time

main = threading.current_thread()
print(main.name, threading.main_thread() is main, threading.active_count(), main.daemon)
results = {}


def work(name, seconds, *, factor=1):
    time.sleep(seconds)
    results[name] = seconds * factor
    print(name, "done in", threading.current_thread().name)


threads = [
    threading.Thread(target=work, args=("a", 0.3), kwargs={"factor": 10}),
    threading.Thread(target=work, args=("b", 0.1), name="bee"),
]
for t in threads:
    print(t.is_alive(), t.ident, end=" ")
    t.start()
print(threads[1].name, threads[0].is_alive(), len(threading.enumerate()))
for t in threads:
    t.join()
print(results, [t.is_alive() for t in threads], threading.active_count())


class Counter(threading.Thread):
    def __init__(self, n):
        super().__init__(daemon=True)
        self.n, self.total = n, 0

    def run(self):
        self.total = sum(range(self.n))


c = Counter(1000)
c.start()
c.join(timeout=5)
print(c.total, c.daemon, c.is_alive())
for attempt in (c.start, threading.Thread(target=print).join, main.join):
    try:
        attempt()
    except RuntimeError as error:
        print(error)
threading.excepthook = lambda args: print("hook:", args.exc_type.__name__, args.exc_value, args.thread.name)
broken = threading.Thread(target=lambda: {}["missing"], name="broken")
broken.start()
broken.join()
