"""Dates and times: making, comparing, adding, formatting, parsing."""
from datetime import date, datetime, time, timedelta

d = date(2024, 2, 29)
print(d, repr(d), d.year, d.month, d.day, d.weekday(), d.isoweekday(), d.isocalendar(), d.toordinal(), d.timetuple().tm_yday)
print(d + timedelta(days=366), d - date(2023, 12, 31), d < date(2024, 3, 1), d.replace(day=1), date.fromisoformat("2024-12-25"), date.fromordinal(738000))
print(d.isoformat(), d.strftime("%A %d %B %Y %j %U"), f"{d:%d.%m.%y}", d.ctime(), date.min, date.max)
t = time(13, 5, 9, 250000)
print(t, repr(t), t.hour, t.microsecond, t.isoformat("minutes"), t.strftime("%I:%M:%S %p"), time.fromisoformat("08:30"), t > time(12), t.replace(hour=1))
m = datetime(2024, 1, 31, 23, 59, 30)
print(m, repr(m), m + timedelta(seconds=45), m.date(), m.time(), m.isoformat(), m.isoformat(" ", "minutes"), datetime.combine(d, t))
print(datetime.strptime("07/11/2023 08:09", "%d/%m/%Y %H:%M"), datetime.fromisoformat("2024-05-06T07:08:09.123456"), m.strftime("%Y%m%d-%H%M%S.%f"))
print(datetime(1970, 1, 2) - datetime(1970, 1, 1), m.replace(microsecond=5), m == datetime(2024, 1, 31, 23, 59, 30), max(m, datetime(2025, 1, 1)))
span = timedelta(days=1, hours=2, minutes=3, seconds=4, milliseconds=5)
print(span, repr(span), span.days, span.seconds, span.microseconds, span.total_seconds(), -span, abs(-span), span * 2, span / 2, span // timedelta(hours=1), span % timedelta(hours=1))
print(timedelta(weeks=1), timedelta(0), bool(timedelta()), timedelta(hours=-1), timedelta(seconds=1) < timedelta(minutes=1), sum([span, span], timedelta()), divmod(span, timedelta(hours=10)))
for attempt in (lambda: date(2023, 2, 29), lambda: time(25), lambda: d + 1, lambda: d < m, lambda: datetime.strptime("x", "%d/%m/%Y"), lambda: date.fromisoformat("2024-13-01"), lambda: timedelta("1"), lambda: datetime(2024, 1), lambda: date(1, 1, 1) - timedelta(1)):
    try:
        print(attempt())
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)
