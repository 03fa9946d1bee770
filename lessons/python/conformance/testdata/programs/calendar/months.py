"""Months laid out as weeks, and written as text."""
import calendar
from calendar import Calendar, Day, Month, TextCalendar

print(calendar.monthrange(2024, Month.FEBRUARY), calendar.isleap(2024), calendar.weekday(2024, 2, 29) == Day.THURSDAY)
weeks = Calendar(firstweekday=Day.SUNDAY)
print(weeks.firstweekday, weeks.getfirstweekday(), list(weeks.iterweekdays()))
print(weeks.monthdayscalendar(2024, 2)[0], weeks.monthdays2calendar(2024, 2)[-1])
print(next(weeks.itermonthdates(2024, 2)), list(weeks.itermonthdays(2024, 2))[:5], list(weeks.itermonthdays2(2024, 2))[:2])
print(list(weeks.itermonthdays3(2024, 3))[-1], list(weeks.itermonthdays4(2024, 3))[0], weeks.monthdatescalendar(2024, 2)[0][0])
weeks.setfirstweekday(Day.MONDAY)
print(weeks.yeardayscalendar(2024, 4)[0][1][0], len(weeks.yeardatescalendar(2024)), len(weeks.yeardays2calendar(2024, 6)[0]))
text = TextCalendar(calendar.MONDAY)
print(text.formatmonth(2024, 2))
text.prmonth(2023, 5, w=3)
print(repr(text.formatweek([(1, 0), (2, 1), (0, 2)], 3)), repr(text.formatday(9, 0, 4)), repr(text.formatweekday(2, 4)))
print(repr(text.formatweekheader(2)), repr(text.formatmonthname(2024, 3, 20)), len(text.formatyear(2024).splitlines()))
text.prweek([(3, 0), (4, 1)], 2)
print()
print([day.name for day in Day][::3], Day.FRIDAY + 1 == Day.SATURDAY, [month.name for month in Month][:2], Month.DECEMBER.value)
print([m.value for m in (Month.JANUARY, Month.MARCH, Month.APRIL, Month.MAY, Month.JUNE, Month.JULY, Month.AUGUST)])
print([m.value for m in (Month.SEPTEMBER, Month.OCTOBER, Month.NOVEMBER)], [d.value for d in (Day.TUESDAY, Day.WEDNESDAY)])
try:
    calendar.monthrange(2024, 13)
except calendar.IllegalMonthError as error:
    print(error)
