"""The clocks that the system keeps, by their numbers, and the time zone's names."""
import time

CLOCKS = {
    "real": time.CLOCK_REALTIME, "monotonic": time.CLOCK_MONOTONIC, "raw": time.CLOCK_MONOTONIC_RAW,
    "since boot": time.CLOCK_BOOTTIME, "of the process": time.CLOCK_PROCESS_CPUTIME_ID, "of the thread": time.CLOCK_THREAD_CPUTIME_ID,
}
for name, clock in CLOCKS.items():
    first, then = time.clock_gettime_ns(clock), time.clock_gettime_ns(clock)
    print(f"{name}: clock {clock}, goes forward {then >= first}, resolution {0 < time.clock_getres(clock) <= 1}")
    assert abs(time.clock_gettime(clock) * 1e9 - then) < 60e9
begun = time.thread_time_ns()
sum(i * i for i in range(20000))
print(time.thread_time_ns() > begun, time.thread_time() >= begun / 1e9, time.process_time_ns() > 0)
for attempt in (lambda: time.clock_gettime_ns(12345), lambda: time.clock_getres(12345), lambda: time.clock_gettime("real")):
    try:
        attempt()
    except (OSError, TypeError) as error:
        print(type(error).__name__, error)
time.tzset()
print(time.timezone, time.altzone, time.daylight, time.tzname, time.localtime(0).tm_zone)
