package modules

import (
	"strings"

	"batuta/lessons/python/py"
)

// isoReader reads dates and times as ISO 8601 writes them; ok turns false at the
// first thing that is amiss.
type isoReader struct {
	s  string
	at int
	ok bool
}

func (r *isoReader) more() bool { return r.at < len(r.s) }

// digits reads a number of that many digits.
func (r *isoReader) digits(n int) int {
	value := 0
	for range n {
		if !r.more() || r.s[r.at] < '0' || r.s[r.at] > '9' {
			r.ok = false
			return 0
		}
		value = value*10 + int(r.s[r.at]-'0')
		r.at++
	}
	return value
}

// skip reads a character if it stands there.
func (r *isoReader) skip(c byte) bool {
	if r.more() && r.s[r.at] == c {
		r.at++
		return true
	}
	return false
}

// date reads all of s as a day: 2024-02-29, 20240229, 2024-W09-4, 2024W094, 2024-W09.
func (r *isoReader) date(t *py.Thread) (year, month, day int, err error) {
	year = r.digits(4)
	dashes := r.skip('-')
	if !r.skip('W') {
		month = r.digits(2)
		if dashes && !r.skip('-') {
			r.ok = false
		}
		day = r.digits(2)
		r.ok = r.ok && !r.more()
		return year, month, day, nil
	}
	week, weekday := r.digits(2), 1
	if r.ok && r.more() {
		if dashes && !r.skip('-') {
			r.ok = false
		}
		weekday = r.digits(1)
	}
	r.ok = r.ok && !r.more()
	if !r.ok {
		return 0, 0, 0, nil
	}
	if checkISOWeek(t, int64(year), week) != nil || weekday < 1 || weekday > 7 {
		r.ok = false
		return 0, 0, 0, nil
	}
	y, month, day := civilOf(isoYearStart(int64(year)) + int64((week-1)*7+weekday-1))
	return int(y), month, day, nil
}

// clock reads hours, minutes, seconds and their fraction; rest reports whether
// something was left.
func (r *isoReader) clock() (c clockValue, rest bool) {
	c.zone = py.None
	colons := false
	for i, part := range []*int{&c.hour, &c.minute, &c.second} {
		*part = r.digits(2)
		if !r.ok || !r.more() {
			return c, false
		}
		next := r.s[r.at]
		if i == 0 {
			colons = next == ':'
		}
		switch {
		case r.at == len(r.s)-1: // one character too many: a zone behind it forgives it
			r.at++
			return c, true
		case colons && next == ':':
			r.at++
			r.ok = i < 2
		case next == '.' || next == ',':
			if i < 2 {
				r.ok = false
				return c, false
			}
			r.at++
			return c, r.fraction(&c)
		case colons:
			r.ok = false
		}
		if !r.ok {
			return c, false
		}
	}
	return c, r.more()
}

// fraction reads the digits behind the point; those beyond microseconds are left
// out.
func (r *isoReader) fraction(c *clockValue) bool {
	n := digitsEnd(r.s, r.at) - r.at
	if n == 0 {
		r.ok = false
		return false
	}
	digits := (r.s[r.at:r.at+n] + "00000")[:6]
	r.at += n
	for _, d := range digits {
		c.micro = c.micro*10 + int(d-'0')
	}
	return r.more()
}

// timeAndZone reads all of s as a time of day, with a zone if there is one.
func (r *isoReader) timeAndZone(t *py.Thread) (clockValue, error) {
	at := strings.IndexAny(r.s, "+-Z")
	if at < 0 {
		c, rest := r.clock()
		r.ok = r.ok && !rest
		return c, nil
	}
	own := isoReader{s: r.s[:at], ok: true}
	c, _ := own.clock()
	zone := isoReader{s: r.s[at+1:], ok: own.ok}
	if r.s[at] == 'Z' {
		r.ok = zone.ok && zone.s == ""
		c.zone = utcZone
		return c, nil
	}
	offset, rest := zone.clock()
	if r.ok = zone.ok && !rest; !r.ok {
		return c, nil
	}
	sign := 1
	if r.s[at] == '-' {
		sign = -1
	}
	delta, err := makeDelta(t, 0, sign*(offset.hour*3600+offset.minute*60+offset.second), sign*offset.micro)
	if err != nil {
		return c, err
	}
	z, err := makeZone(t, delta, nil)
	c.zone = z
	return c, err
}

// isoArg is the string that fromisoformat was given.
func isoArg(t *py.Thread, v py.Value) (*py.Str, error) {
	s, ok := py.As[*py.Str](v)
	if !ok {
		return nil, t.TypeError("fromisoformat: argument must be str")
	}
	return s, nil
}

func badISO(t *py.Thread, s *py.Str) error {
	shown, err := t.Repr(s)
	if err != nil {
		return err
	}
	return t.ValueError("Invalid isoformat string: %s", shown)
}

func dateFromISO(t *py.Thread, args []py.Value) (py.Value, error) {
	s, err := isoArg(t, args[1])
	if err != nil {
		return nil, err
	}
	r := isoReader{s: s.String(), ok: true}
	year, month, day, err := r.date(t)
	if err != nil {
		return nil, err
	}
	if !r.ok {
		return nil, badISO(t, s)
	}
	return makeDate(t, args[0], int64(year), month, day)
}

func timeFromISO(t *py.Thread, args []py.Value) (py.Value, error) {
	s, err := isoArg(t, args[1])
	if err != nil {
		return nil, err
	}
	r := isoReader{s: strings.TrimPrefix(s.String(), "T"), ok: true}
	c, err := r.timeAndZone(t)
	if err != nil {
		return nil, err
	}
	if !r.ok {
		return nil, badISO(t, s)
	}
	if _, err := c.midnight(t); err != nil {
		return nil, err
	}
	return makeTime(t, args[0], c)
}

// midnight makes 24:00 the 0:00 of the next day, and says so.
func (c *clockValue) midnight(t *py.Thread) (bool, error) {
	if c.hour != 24 {
		return false, nil
	}
	if c.minute != 0 || c.second != 0 || c.micro != 0 {
		return false, t.ValueError("minute, second, and microsecond must be 0 when hour is 24")
	}
	c.hour = 0
	return true, nil
}

// dateEnd is where the date ends in a text that holds date and time, whichever
// way the date is written; -1 if that cannot be.
func dateEnd(s string) int {
	digit := func(i int) bool { return i < len(s) && s[i] >= '0' && s[i] <= '9' }
	switch {
	case len(s) < 7:
		return -1
	case len(s) == 7:
		return 7
	case s[4] == '-' && s[5] != 'W':
		return 10
	case s[4] == '-':
		if s[8:] != "" && s[8] == '-' {
			if len(s) == 9 {
				return -1
			}
			if digit(10) {
				return 8
			}
			return 10
		}
		return 8
	case s[4] == 'W':
		end := digitsEnd(s, 7)
		if end < 9 {
			return end
		}
		if end%2 == 0 {
			return 7
		}
		return 8
	}
	return 8
}

func datetimeFromISO(t *py.Thread, args []py.Value) (py.Value, error) {
	s, err := isoArg(t, args[1])
	if err != nil {
		return nil, err
	}
	text := s.String()
	end := dateEnd(text)
	if end < 0 {
		return nil, badISO(t, s)
	}
	end = min(end, len(text))
	r := isoReader{s: text[:end], ok: true}
	var v datetimeValue
	v.zone = py.None
	if v.year, v.month, v.day, err = r.date(t); err != nil {
		return nil, err
	}
	if r.ok && end < len(text) {
		_, size := decodePoint(text[end:]) // whatever stands between
		r = isoReader{s: text[end+size:], ok: true}
		if v.clockValue, err = r.timeAndZone(t); err != nil {
			return nil, err
		}
	}
	if !r.ok {
		return nil, badISO(t, s)
	}
	next, err := v.midnight(t)
	if err != nil {
		return nil, err
	}
	if next {
		if err := checkDate(t, int64(v.year), v.month, v.day); err != nil {
			return nil, err
		}
		year, month, day := civilOf(v.ordinal() + 1)
		v.dateValue = dateValue{int(year), month, day}
	}
	return makeDatetime(t, args[0], v)
}
