"""The old names of a thread's methods, which warn and still work."""
import threading
import warnings

warnings.simplefilter("ignore", DeprecationWarning)
thread = threading.Thread(target=print, args=("in the thread",), name="first")
thread.setName("second")
print(thread.getName(), thread.name)
thread.setDaemon(True)
print(thread.isDaemon(), thread.daemon)
thread.setDaemon(False)
thread.start()
thread.join()
print(thread.is_alive(), thread.isDaemon())
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    thread.getName()
    thread.setName("third")
    thread.isDaemon()
    threading.currentThread()
    threading.activeCount()
for warning in caught:
    print(warning.category.__name__, warning.message)
try:
    thread.setDaemon(1) if thread.is_alive() else threading.current_thread().setDaemon(True)
except RuntimeError as error:
    print(error)
