"""Aware times: UTC, fixed offsets, and now."""
import time
from datetime import UTC, datetime, timedelta, timezone

lima = timezone(timedelta(hours=-5), "PET")
noon = datetime(2024, 6, 1, 12, 0, tzinfo=UTC)
print(noon, noon.isoformat(), noon.astimezone(lima), repr(noon), repr(lima), str(lima), timezone(timedelta(hours=5, minutes=30)))
print(noon == datetime(2024, 6, 1, 7, tzinfo=lima), noon - datetime(2024, 6, 1, 12, tzinfo=lima), noon.utcoffset(), noon.tzname(), lima.utcoffset(None))
print(noon.timestamp(), datetime.fromtimestamp(0, UTC), datetime.fromtimestamp(86400.5, tz=lima), noon.strftime("%H:%M %z %Z"))
print(datetime.fromisoformat("2024-01-01T00:00:00+02:00"), datetime.fromisoformat("2024-01-01T00:00:00Z"), datetime.strptime("2024 +0300", "%Y %z"))
print(noon.replace(tzinfo=None), timezone.utc is UTC)
try:
    noon < datetime(2024, 6, 1)
except TypeError as error:
    print(error)
try:
    timezone(timedelta(hours=25))
except ValueError as error:
    print(str(error)[:40])
start = datetime.now()
time.sleep(90)
print(datetime.now() - start, (datetime.now(UTC) - start.replace(tzinfo=UTC)).total_seconds())
print(start.strftime("%H:%M:%S"), datetime.now().strftime("%H:%M:%S"), type(start).__name__, datetime.today().date() == start.date())
