"""What a program asks about where it runs, and how long things take."""
import asyncio
import gc
import importlib
import platform
import timeit

calls = []
took = timeit.timeit(lambda: calls.append(1), number=100)
print(len(calls), took >= 0, len(timeit.repeat(lambda: None, repeat=3, number=10)))
clock = iter(range(100))
timer = timeit.Timer(lambda: next(clock), timer=lambda: next(clock))
print(timer.timeit(5), timer.timeit(2), timer.repeat(2, 1))
print(timeit.Timer(lambda: None, timer=iter([0, 0.1, 0, 0.15, 0, 0.3]).__next__).autorange())
try:
    timeit.Timer(5)
except ValueError as e:
    print(e)
start = timeit.default_timer()
print(timeit.default_timer() >= start)


async def main():
    gc.collect()
    for name in "math", "json.decoder", "asyncio.queues":
        module = importlib.import_module(name)
        print(module.__name__, importlib.import_module(name) is module)
        await asyncio.sleep(0)
    for name in "no_such_module", ".within":
        try:
            importlib.import_module(name)
        except (ImportError, TypeError) as e:
            print(type(e).__name__, e)


asyncio.run(main())
gc.disable()
print(gc.isenabled(), gc.get_threshold())
gc.enable()
gc.set_threshold(500)
print(gc.isenabled(), gc.get_threshold()[0], gc.garbage)
print(platform.python_implementation(), platform.python_version(), platform.python_version_tuple(), platform.system())
