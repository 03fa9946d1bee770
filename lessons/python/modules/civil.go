package modules

// The proleptic Gregorian calendar, as datetime counts it: day 1 is the first
// of January of the year 1.

// daysBefore are the days before each month of a year that is no leap year.
var daysBefore = [...]int{0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365}

func isLeap(year int64) bool { return year%4 == 0 && (year%100 != 0 || year%400 == 0) }

func daysInMonth(year int64, month int) int {
	if month == 2 && isLeap(year) {
		return 29
	}
	return daysBefore[month+1] - daysBefore[month]
}

// daysBeforeMonth is how many days of the year lie before a month.
func daysBeforeMonth(year int64, month int) int {
	n := daysBefore[month]
	if month > 2 && isLeap(year) {
		n++
	}
	return n
}

// daysBeforeYear is how many days lie before a year, which may be before 1.
func daysBeforeYear(year int64) int64 {
	y := year - 1
	return y*365 + floorDiv(y, 4) - floorDiv(y, 100) + floorDiv(y, 400)
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return q
}

// ordinalOf is the number of a day.
func ordinalOf(year int64, month, day int) int64 {
	return daysBeforeYear(year) + int64(daysBeforeMonth(year, month)+day)
}

// civilOf is the opposite of ordinalOf.
func civilOf(ordinal int64) (year int64, month, day int) {
	n := ordinal - 1
	n400 := floorDiv(n, 146097)
	n -= n400 * 146097
	n100 := min(n/36524, 3)
	n -= n100 * 36524
	n4 := n / 1461
	n -= n4 * 1461
	n1 := min(n/365, 3)
	n -= n1 * 365
	year = n400*400 + n100*100 + n4*4 + n1 + 1
	month = 1
	for month < 12 && int(n) >= daysBeforeMonth(year, month+1) {
		month++
	}
	return year, month, int(n) - daysBeforeMonth(year, month) + 1
}

// weekdayOf is the day of the week of a day: Monday is 0.
func weekdayOf(ordinal int64) int { return int(((ordinal+6)%7 + 7) % 7) }

// isoYearStart is the Monday on which an ISO year begins.
func isoYearStart(year int64) int64 {
	first := ordinalOf(year, 1, 1)
	weekday := int64(weekdayOf(first))
	if weekday > 3 {
		return first + 7 - weekday
	}
	return first - weekday
}

// isoCalendar is the ISO year, week and weekday (Monday is 1) of a day.
func isoCalendar(ordinal int64) (year int64, week, weekday int) {
	year, _, _ = civilOf(ordinal)
	start := isoYearStart(year)
	if ordinal < start {
		year--
		start = isoYearStart(year)
	} else if next := isoYearStart(year + 1); ordinal >= next {
		year++
		start = next
	}
	return year, int((ordinal-start)/7) + 1, weekdayOf(ordinal) + 1
}
