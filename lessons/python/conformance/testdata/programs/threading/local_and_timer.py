"""Values of one thread only, timers, and a name for each thread."""
import threading
import time

data = threading.local()
data.value = "main's"
seen = {}


def use(name, pause):
    seen[name] = [hasattr(data, "value")]
    data.value = name
    time.sleep(pause)
    seen[name].append(data.value)


threads = [threading.Thread(target=use, args=(n, p)) for n, p in (("a", 0.2), ("b", 0.1))]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(seen["a"], seen["b"], data.value, data.__dict__)
timer = threading.Timer(0.5, print, args=("the timer fires",))
cancelled = threading.Timer(0.3, print, args=("never",))
timer.start()
cancelled.start()
time.sleep(0.1)
cancelled.cancel()
print("waiting", timer.is_alive())
timer.join()
cancelled.join()
print(timer.is_alive(), timer.interval, isinstance(timer, threading.Thread))
print(threading.get_ident() == threading.main_thread().ident, threading.Thread().name.startswith("Thread-"))


class Stoppable(threading.Thread):
    def __init__(self):
        super().__init__(name="stoppable")
        self.stop = threading.Event()
        self.turns = 0

    def run(self):
        while not self.stop.wait(0.1):
            self.turns += 1


s = Stoppable()
s.start()
time.sleep(0.55)
s.stop.set()
s.join()
print(s.turns, s.name)
