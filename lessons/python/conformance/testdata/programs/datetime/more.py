"""Calendars, folds, and conversions of dates and times."""
from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, time, timedelta, timezone, tzinfo

print(MINYEAR, MAXYEAR, date.fromisocalendar(2024, 9, 4), datetime.fromisocalendar(2020, 53, 7), datetime.min, time.max, timedelta.resolution)


class Hour(tzinfo):
    def utcoffset(self, dt):
        return timedelta(hours=1) + self.dst(dt)

    def dst(self, dt):
        return timedelta(hours=1) if dt and 4 <= dt.month <= 9 else timedelta(0)

    def tzname(self, dt):
        return "SUMMER" if self.dst(dt) else "WINTER"


summer, winter = datetime(2024, 7, 1, 12, tzinfo=Hour()), datetime(2024, 1, 1, 12, tzinfo=Hour())
for moment in (summer, winter):
    print(moment, moment.tzname(), moment.dst(), moment.astimezone(UTC), moment.timetz(), moment.utctimetuple().tm_hour)
print(summer - winter, datetime(2024, 7, 1, fold=1).fold, time(1, tzinfo=UTC).utcoffset(), f"{summer:%Z %z}")
d = datetime(2024, 12, 31, 23, 59, 59, 999999)
print(d.toordinal(), d.isocalendar().week, d.isoweekday(), d.timetuple()[:6], d.ctime(), d.replace(year=2023, hour=0).isoformat(timespec="seconds"))
print([datetime.fromisoformat(t).isoformat() for t in ("20240229", "2024-02-29 10:20", "2024-02-29T10:20:30.5", "2024-W09-4")])
print(d.isoformat(timespec="milliseconds"), d.isoformat(sep="_", timespec="hours"), time(5, 6).isoformat(), repr(time(1, 2, tzinfo=UTC)))
print(date(2024, 1, 31) + timedelta(31), (date(2024, 3, 1) - date(2024, 2, 1)).days, [date(y, 1, 1).strftime("%a") for y in range(2020, 2026)])
easter = {2024: (3, 31), 2025: (4, 20)}
for year, (month, day) in easter.items():
    monday = date(year, month, day) + timedelta(1)
    print(year, monday, monday.strftime("%A, week %V"), monday.weekday())
print(timezone(timedelta(0)) == UTC, timezone(timedelta(hours=-3)).tzname(None), timezone.min, timedelta(days=1).__str__(), timedelta(microseconds=1.5))
