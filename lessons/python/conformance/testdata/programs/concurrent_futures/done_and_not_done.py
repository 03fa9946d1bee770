"""wait() tells what is done from what is not, at the first moment that matters."""
import threading
from concurrent.futures import ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait

gate = threading.Event()
with ThreadPoolExecutor(3) as pool:
    quick = pool.submit(str.upper, "quick")
    slow = pool.submit(gate.wait, 30)
    result = wait([quick, slow], return_when=FIRST_COMPLETED)
    print(quick in result.done, result.not_done == {slow}, len(result), result._fields)
    done, waiting = wait([slow], timeout=0.01)
    print(done, len(waiting))
    failing = pool.submit(int, "x")
    result = wait({slow, failing}, return_when=FIRST_EXCEPTION)
    print([type(future.exception()).__name__ for future in result.done], slow in result.not_done)
    gate.set()
    result = wait([quick, slow, failing, slow], return_when=ALL_COMPLETED)
    print(len(result.done), result.not_done, slow.result())
by_hand = Future()
print(by_hand.cancel(), wait([by_hand], timeout=0).not_done == set(), by_hand.cancelled())
try:
    wait([by_hand], return_when="SOMETIMES")
except ValueError as error:
    print(error)
