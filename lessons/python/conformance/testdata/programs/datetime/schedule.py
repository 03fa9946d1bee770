"""A calendar of events that are awaited in order."""
import asyncio
from datetime import date, datetime, timedelta

START = datetime(2024, 3, 1, 9, 0)


def workdays(first, n):
    day = first
    while n:
        if day.weekday() < 5:
            yield day
            n -= 1
        day += timedelta(days=1)


async def remind(at, text, now):
    await asyncio.sleep((at - START).total_seconds())
    print(f"{now():%H:%M} {text} (planned {at:%H:%M})")


async def main():
    loop = asyncio.get_running_loop()
    begin = loop.time()

    def now():
        return START + timedelta(seconds=round(loop.time() - begin))

    async with asyncio.TaskGroup() as group:
        group.create_task(remind(START + timedelta(hours=2), "rehearsal", now))
        group.create_task(remind(START + timedelta(minutes=30), "coffee", now))
        group.create_task(remind(START.replace(hour=20), "concert", now))
    print(now().isoformat())


print([d.isoformat() for d in workdays(date(2024, 3, 1), 4)])
asyncio.run(main())
birthdays = {"Ana": date(1990, 5, 17), "Bo": date(2000, 12, 31)}
for name, born in birthdays.items():
    age = 2024 - born.year - ((3, 1) < (born.month, born.day))
    print(f"{name:<4}{born:%d %b %Y} {age}")
