"""struct_time, clocks' information and the time zone."""
import time

t = time.struct_time((2024, 2, 29, 12, 30, 15, 3, 60, 0))
print(t, t.tm_mday, t[3], len(t), tuple(t)[:3], time.asctime(t))
print(time.mktime(t), time.timezone, time.daylight, time.tzname, time.localtime(0).tm_zone)
print(time.strftime("%d/%m/%y %I:%M %p week %W day %j of %Y %%", t), time.gmtime(time.mktime(t)) == t)
for text, form in (("2024-03-01", "%Y-%m-%d"), ("Mon Jan  5 1998", "%a %b %d %Y"), ("12:05:59 PM", "%I:%M:%S %p")):
    print(time.strptime(text, form)[:6])
print(time.process_time() >= 0, time.thread_time() >= 0, time.get_clock_info("monotonic").monotonic, time.get_clock_info("time").adjustable)
print(time.clock_gettime(time.CLOCK_MONOTONIC) >= 0, time.process_time_ns() >= 0)
for attempt in (lambda: time.struct_time((1, 2)), lambda: time.strftime("%Y", (1,)), lambda: time.mktime((2024, 1)), lambda: time.strptime("2024-13-01", "%Y-%m-%d")):
    try:
        print(attempt())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
