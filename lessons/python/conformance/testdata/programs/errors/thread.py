"""An error in a thread is told, and the program goes on."""
import threading


def work(n):
    print("thread", n)
    if n == 2:
        raise ValueError("in thread two")


threads = [threading.Thread(target=work, args=(n,), name=f"worker-{n}") for n in (1, 2, 3)]
for t in threads:
    t.start()
    t.join()
print("all joined")
