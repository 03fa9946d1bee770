"""Zones by hand, and the old ways of UTC."""
import warnings
from datetime import datetime, time, timedelta, timezone, tzinfo

moment = datetime(2024, 3, 10, 14, 45, 30, tzinfo=timezone(timedelta(hours=-5), "EST"))
print(moment.minute, moment.second, moment.tzinfo, moment.tzinfo.utcoffset(None), moment.astimezone(timezone.utc))
print(time(7, 5, tzinfo=timezone.utc).minute, time(7, 5, tzinfo=timezone.utc).tzinfo, time(7, 5).tzinfo)
zone = timezone(timedelta(hours=2))
print(zone.fromutc(datetime(2024, 1, 1, 23, 30, tzinfo=zone)), zone.tzname(None), zone.dst(None))
for wrong in (datetime(2024, 1, 1), datetime(2024, 1, 1, tzinfo=timezone.utc)):
    try:
        zone.fromutc(wrong)
    except ValueError as error:
        print(error)


class Summer(tzinfo):
    """One hour ahead from April to September."""

    def utcoffset(self, when):
        return timedelta(hours=1) + self.dst(when)

    def dst(self, when):
        return timedelta(hours=1 if when is not None and 4 <= when.month <= 9 else 0)

    def tzname(self, when):
        return "summer" if self.dst(when) else "winter"


for month in (1, 7):
    there = datetime(2024, month, 1, 12, tzinfo=timezone.utc).astimezone(Summer())
    print(there, there.tzname(), there.dst(), there.tzinfo.fromutc(there).hour)
try:
    tzinfo().utcoffset(None)
except NotImplementedError as error:
    print(error)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(datetime.utcfromtimestamp(86400), datetime.utcnow().tzinfo)
print([str(w.message).split(" and ")[0] for w in caught])
