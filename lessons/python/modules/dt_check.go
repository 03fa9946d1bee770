package modules

import "batuta/lessons/python/py"

// The years that datetime knows.
const (
	minYear = 1
	maxYear = 9999
)

// checkDate refuses what is no day.
func checkDate(t *py.Thread, year int64, month, day int) error {
	switch {
	case year < minYear || year > maxYear:
		return t.ValueError("year must be in 1..9999, not %d", year)
	case month < 1 || month > 12:
		return t.ValueError("month must be in 1..12, not %d", month)
	case day < 1 || day > daysInMonth(year, month):
		return t.ValueError("day %d must be in range 1..%d for month %d in year %d", day, daysInMonth(year, month), month, year)
	}
	return nil
}

// checkClock refuses what is no time of day.
func checkClock(t *py.Thread, hour, minute, second, micro, fold int) error {
	switch {
	case hour < 0 || hour > 23:
		return t.ValueError("hour must be in 0..23, not %d", hour)
	case minute < 0 || minute > 59:
		return t.ValueError("minute must be in 0..59, not %d", minute)
	case second < 0 || second > 59:
		return t.ValueError("second must be in 0..59, not %d", second)
	case micro < 0 || micro > 999_999:
		return t.ValueError("microsecond must be in 0..999999, not %d", micro)
	case fold != 0 && fold != 1:
		return t.ValueError("fold must be either 0 or 1, not %d", fold)
	}
	return nil
}

// checkISOWeek refuses a week that the ISO year does not have.
func checkISOWeek(t *py.Thread, year int64, week int) error {
	if year < minYear || year > maxYear {
		return t.ValueError("year must be in 1..9999, not %d", year)
	}
	if week < 1 || int64(week) > (isoYearStart(year+1)-isoYearStart(year))/7 {
		return t.ValueError("Invalid week: %d", week)
	}
	return nil
}
