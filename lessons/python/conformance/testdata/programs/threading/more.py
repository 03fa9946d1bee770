"""What threading has besides: native ids, hooks, limits, and a pool by hand."""
import threading
import time

print(threading.get_native_id() == threading.main_thread().native_id, threading.TIMEOUT_MAX > 10**6, threading.ThreadError is RuntimeError)


class Pool:
    def __init__(self, size):
        self.tasks, self.ready = [], threading.Condition()
        self.closed = False
        self.threads = [threading.Thread(target=self.work, name=f"pool-{n}") for n in range(size)]
        for t in self.threads:
            t.start()

    def work(self):
        while True:
            with self.ready:
                self.ready.wait_for(lambda: self.tasks or self.closed)
                if not self.tasks:
                    return
                task = self.tasks.pop(0)
            task()

    def submit(self, task):
        with self.ready:
            self.tasks.append(task)
            self.ready.notify()

    def close(self):
        with self.ready:
            self.closed = True
            self.ready.notify_all()
        for t in self.threads:
            t.join()


done, guard = [], threading.Lock()


def job(n):
    time.sleep(n / 10)
    with guard:
        done.append(n)


pool = Pool(2)
for n in (3, 1, 1, 2):
    pool.submit(lambda n=n: job(n))
pool.close()
print(done, threading.active_count())
barrier = threading.Barrier(2, timeout=0.5)
try:
    barrier.wait()
except threading.BrokenBarrierError:
    print("broken", barrier.broken, barrier.n_waiting)
barrier.reset()
