package modules

import (
	"strconv"
	"strings"

	"batuta/lessons/python/py"
)

// number is a piece that is a number, or what it is when it is not there.
func number(found map[byte]string, verb byte, absent int) int {
	s, ok := found[verb]
	if !ok {
		return absent
	}
	n, err := strconv.Atoi(strings.TrimSpace(s))
	if err != nil {
		return absent // cannot be: the piece is one of digits
	}
	return n
}

// nameIndex is the place of a piece among names, cut to its length.
func nameIndex(s string, names []string) int {
	for i, name := range names {
		if len(name) >= len(s) && strings.EqualFold(name[:len(s)], s) {
			return i
		}
	}
	return -1
}

// assemble makes a time of the pieces that strptime found.
func (p *parsedTime) assemble(t *py.Thread, found map[byte]string) error {
	p.clock(found)
	if err := p.readZone(t, found); err != nil {
		return err
	}
	year, hasYear := p.readYear(found)
	p.month, p.day = number(found, 'm', 1), number(found, 'd', 1)
	for _, verb := range []byte{'B', 'b'} {
		if s, ok := found[verb]; ok {
			p.month = nameIndex(s, monthNames[1:]) + 1
		}
	}
	weekday := readWeekday(found)
	julian := number(found, 'j', 0)
	if err := checkISO(t, found, hasYear, weekday >= 0, julian > 0); err != nil {
		return err
	}
	leapFix := false
	if !hasYear {
		year = 1900
		if p.month == 2 && p.day == 29 {
			year, leapFix = 1904, true
		}
	}
	p.year = year
	if err := p.place(t, found, julian, weekday); err != nil {
		return err
	}
	if leapFix {
		p.year = 1900
	}
	return nil
}

// clock reads the time of day.
func (p *parsedTime) clock(found map[byte]string) {
	p.hour = number(found, 'H', 0)
	if _, ok := found['I']; ok {
		p.hour = number(found, 'I', 0) % 12
		if strings.EqualFold(found['p'], "pm") {
			p.hour += 12
		}
	}
	p.minute, p.second = number(found, 'M', 0), number(found, 'S', 0)
	if s, ok := found['f']; ok {
		p.micro = number(map[byte]string{'f': s + strings.Repeat("0", 6-len(s))}, 'f', 0)
	}
}

func (p *parsedTime) readYear(found map[byte]string) (int64, bool) {
	if _, ok := found['Y']; ok {
		return int64(number(found, 'Y', 0)), true
	}
	if _, ok := found['y']; ok {
		year := number(found, 'y', 0)
		if year <= 68 {
			return int64(year + 2000), true
		}
		return int64(year + 1900), true
	}
	return 0, false
}

// readWeekday is the day of the week, Monday 0; -1 if it was not said.
func readWeekday(found map[byte]string) int {
	for _, verb := range []byte{'A', 'a'} {
		if s, ok := found[verb]; ok {
			return nameIndex(s, dayNames[:])
		}
	}
	if _, ok := found['w']; ok {
		return (number(found, 'w', 0) + 6) % 7
	}
	return number(found, 'u', 0) - 1
}

func checkISO(t *py.Thread, found map[byte]string, hasYear, hasWeekday, hasJulian bool) error {
	_, isoYear := found['G']
	_, isoWeek := found['V']
	const weekday = "a weekday directive ('%A', '%a', '%w', or '%u')."
	switch {
	case isoYear && hasJulian:
		return t.ValueError("%s", "Day of the year directive '%j' is not compatible with ISO year directive '%G'. Use '%Y' instead.")
	case isoYear && (!isoWeek || !hasWeekday):
		return t.ValueError("%s", "ISO year directive '%G' must be used with the ISO week directive '%V' and "+weekday)
	case !isoYear && isoWeek && (!hasYear || !hasWeekday):
		return t.ValueError("%s", "ISO week directive '%V' must be used with the ISO year directive '%G' and "+weekday)
	case !isoYear && isoWeek:
		return t.ValueError("%s", "ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year '%G' instead.")
	}
	return nil
}

// place works out the day from whatever tells it, and its weekday.
func (p *parsedTime) place(t *py.Thread, found map[byte]string, julian, weekday int) error {
	_, sundays := found['U']
	_, mondays := found['W']
	_, iso := found['G']
	known := julian > 0
	switch {
	case known || weekday < 0:
	case sundays || mondays:
		verb := byte('U')
		if mondays {
			verb = 'W'
		}
		julian, known = julianOf(p.year, number(found, verb, 0), weekday, mondays), true
	case iso:
		year := int64(number(found, 'G', 0))
		if err := checkISOWeek(t, year, number(found, 'V', 0)); err != nil {
			return err
		}
		p.year, p.month, p.day = civilOf(isoYearStart(year) + int64((number(found, 'V', 0)-1)*7+weekday))
	}
	if err := checkDate(t, p.year, p.month, p.day); err != nil {
		return err
	}
	first := ordinalOf(p.year, 1, 1)
	if known {
		p.year, p.month, p.day = civilOf(first + int64(julian) - 1)
		if p.year < 1 {
			return t.ValueError("ordinal must be >= 1")
		}
		if p.year > maxYear {
			return t.ValueError("year must be in 1..9999, not %d", p.year)
		}
		first = ordinalOf(p.year, 1, 1)
	}
	ordinal := ordinalOf(p.year, p.month, p.day)
	p.yearday = int(ordinal-first) + 1
	p.weekday = weekday
	if weekday < 0 {
		p.weekday = weekdayOf(ordinal)
	}
	return nil
}

// julianOf is the day of the year of a weekday in a week, counted from the first
// Monday or Sunday.
func julianOf(year int64, week, weekday int, mondays bool) int {
	first := weekdayOf(ordinalOf(year, 1, 1))
	if !mondays {
		first, weekday = (first+1)%7, (weekday+1)%7
	}
	if week == 0 {
		return 1 + weekday - first
	}
	return 1 + (7-first)%7 + 7*(week-1) + weekday
}

// readZone reads %z and %Z.
func (p *parsedTime) readZone(t *py.Thread, found map[byte]string) error {
	p.isDST = -1
	if s, ok := found['Z']; ok {
		p.zoneName = s
		names := zoneNames()
		switch {
		case strings.EqualFold(s, "utc"), strings.EqualFold(s, "gmt"):
			p.isDST = 0
		case names[0] == names[1]: // nothing tells them apart
			p.isDST = 0
		case strings.EqualFold(s, names[0]):
			p.isDST = 0
		case strings.EqualFold(s, names[1]):
			p.isDST = 1
		}
	}
	z, ok := found['z']
	if !ok {
		return nil
	}
	p.hasOffset = true
	if z == "Z" {
		return nil
	}
	digits := z
	if z[3] == ':' {
		digits = z[:3] + z[4:]
		if len(digits) > 5 {
			if digits[5] != ':' {
				return t.ValueError("Inconsistent use of : in %s", z)
			}
			digits = digits[:5] + digits[6:]
		}
	} else if len(z) > 5 && z[5] == ':' {
		return t.ValueError("invalid literal for int() with base 10: ':%s'", z[6:7])
	}
	whole, fraction, _ := strings.Cut(digits[1:], ".")
	parts := map[byte]string{'H': whole[:2], 'M': whole[2:4]}
	if len(whole) > 4 {
		parts['S'] = whole[4:]
	}
	if fraction != "" {
		parts['f'] = fraction + strings.Repeat("0", 6-len(fraction))
	}
	p.offset = number(parts, 'H', 0)*3600 + number(parts, 'M', 0)*60 + number(parts, 'S', 0)
	p.offsetMicro = number(parts, 'f', 0)
	if z[0] == '-' {
		p.offset, p.offsetMicro = -p.offset, -p.offsetMicro
	}
	return nil
}
