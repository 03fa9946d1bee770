"""Clocks that go forward, sleeping, and times of day."""
import time

start = time.perf_counter()
monotonic = time.monotonic()
time.sleep(1.5)
print(f"{time.perf_counter() - start:.3f} {time.monotonic() - monotonic:.3f}")
begin = time.time()
time.sleep(0)
time.sleep(0.25)
print(f"{time.time() - begin:.3f}", time.time_ns() // 10**9 == int(time.time()))
print(time.perf_counter_ns() >= 0, time.monotonic_ns() >= 0)
moment = time.gmtime(0)
print(moment.tm_year, moment.tm_mon, moment.tm_mday, moment.tm_hour, moment.tm_wday, moment.tm_yday, moment.tm_isdst)
print(time.strftime("%Y-%m-%d %H:%M:%S %a %b %j %y", moment), moment[:3])
parsed = time.strptime("29 Feb 2024 13:05", "%d %b %Y %H:%M")
print(parsed.tm_year, parsed.tm_yday, parsed.tm_wday, time.strftime("%I:%M %p", parsed))
print(time.mktime(time.localtime(86400)) == 86400, time.asctime(moment), time.ctime(0)[:10])
for attempt in (lambda: time.sleep(-1), lambda: time.sleep("1"), lambda: time.strptime("x", "%Y")):
    try:
        attempt()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
