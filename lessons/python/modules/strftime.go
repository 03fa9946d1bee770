package modules

import (
	"strconv"
	"strings"
	"time"
)

// timeParts are a time as C's struct tm has it, but Monday is day 0 of the week
// and the year begins with day 1.
type timeParts struct {
	year                    int64
	month, day              int
	hour, minute, second    int
	weekday, yearday, isDST int
	zone                    string
	offset                  int // seconds east of UTC
	noZone                  bool
}

// English are the names of days and months in the C locale.
var (
	dayNames   = [...]string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
	monthNames = [...]string{"", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}
)

// partsOf are the parts of a Go time.
func partsOf(x time.Time) timeParts {
	zone, offset := x.Zone()
	p := timeParts{
		year: int64(x.Year()), month: int(x.Month()), day: x.Day(), hour: x.Hour(), minute: x.Minute(), second: x.Second(),
		weekday: (int(x.Weekday()) + 6) % 7, yearday: x.YearDay(), zone: zone, offset: offset,
	}
	if x.IsDST() {
		p.isDST = 1
	}
	return p
}

// widest is how wide a field may be padded; CPython answers with nothing at all
// when its buffer is too small, whose bound is of this order.
const widest = 1 << 14

// formatTime is C's strftime in the C locale, with glibc's flags and widths.
func formatTime(format string, p timeParts) string {
	var b strings.Builder
	for i := 0; i < len(format); {
		if format[i] != '%' {
			next := strings.IndexByte(format[i:], '%')
			if next < 0 {
				next = len(format) - i
			}
			b.WriteString(format[i : i+next])
			i += next
			continue
		}
		d, size := readDirective(format[i:])
		text, ok := d.format(p)
		if !ok {
			text = format[i : i+size]
		}
		if d.width > widest {
			return ""
		}
		b.WriteString(text)
		i += size
	}
	return b.String()
}

// directive is one of strftime's: %, flags, width, E or O, and what it is.
type directive struct {
	pad          byte // '-', '_', '0', or 0 for its own way
	upper, swaps bool
	width        int
	verb         byte // 0: the format ended
}

func readDirective(s string) (d directive, size int) {
	i := 1
	for ; i < len(s) && strings.IndexByte("-_0^#+", s[i]) >= 0; i++ {
		switch s[i] {
		case '^':
			d.upper = true
		case '#':
			d.swaps = true
		case '+':
			d.pad = '0'
		default:
			d.pad = s[i]
		}
	}
	for ; i < len(s) && s[i] >= '0' && s[i] <= '9'; i++ {
		d.width = min(d.width*10+int(s[i]-'0'), widest+1)
	}
	if i+1 < len(s) && (s[i] == 'E' || s[i] == 'O') {
		i++
	}
	if i >= len(s) {
		return d, i
	}
	d.verb = s[i]
	return d, i + 1
}

// format is what the directive stands for; false if it stands for nothing.
func (d directive) format(p timeParts) (string, bool) {
	if n, digits, ok := d.number(p); ok {
		return d.padNumber(n, digits), true
	}
	if pad := spacePadded(d.verb); pad != 0 {
		if d.pad == 0 {
			d.pad = '_'
		}
		d.verb = pad
		n, digits, _ := d.number(p)
		return d.padNumber(n, digits), true
	}
	text, ok := d.text(p)
	if !ok {
		return "", false
	}
	if d.upper || d.swaps && strings.IndexByte("aAbBh", d.verb) >= 0 {
		text = strings.ToUpper(text)
	} else if d.swaps && (d.verb == 'p' || d.verb == 'Z') {
		text = strings.ToLower(text)
	}
	if short := d.width - len(text); short > 0 && d.width <= widest {
		fill := " "
		if d.pad == '0' {
			fill = "0"
		}
		text = strings.Repeat(fill, short) + text
	}
	return text, true
}

// spacePadded is the directive that differs only by its padding.
func spacePadded(verb byte) byte {
	switch verb {
	case 'e':
		return 'd'
	case 'k':
		return 'H'
	case 'l':
		return 'I'
	}
	return 0
}

func (d directive) padNumber(n int64, digits int) string {
	s := strconv.FormatInt(max(n, -n), 10)
	digits = max(digits, d.width)
	fill := "0"
	switch d.pad {
	case '-':
		digits = 0
	case '_':
		fill = " "
	}
	sign := ""
	if n < 0 {
		sign = "-"
		digits--
	}
	if short := digits - len(s); short > 0 && d.width <= widest {
		pad := strings.Repeat(fill, short)
		if fill == " " {
			return pad + sign + s
		}
		return sign + pad + s
	}
	return sign + s
}

// number is a directive that is a number, and with how many digits at least.
func (d directive) number(p timeParts) (n int64, digits int, ok bool) {
	two := func(n int) (int64, int, bool) { return int64(n), 2, true }
	switch d.verb {
	case 'd':
		return two(p.day)
	case 'H':
		return two(p.hour)
	case 'I':
		return two((p.hour+11)%12 + 1)
	case 'j':
		return int64(p.yearday), 3, true
	case 'm':
		return two(p.month)
	case 'M':
		return two(p.minute)
	case 'S':
		return two(p.second)
	case 'U':
		return two((p.yearday + 6 - (p.weekday+1)%7) / 7)
	case 'W':
		return two((p.yearday + 6 - p.weekday) / 7)
	case 'w':
		return int64((p.weekday + 1) % 7), 1, true
	case 'u':
		return int64(p.weekday + 1), 1, true
	case 'Y':
		return p.year, 1, true
	case 'C':
		return floorDiv(p.year, 100), 2, true
	case 'y':
		return (p.year%100 + 100) % 100, 2, true
	case 's':
		return p.epoch(), 1, true
	case 'G', 'g', 'V':
		return d.isoNumber(p)
	}
	return 0, 0, false
}

func (d directive) isoNumber(p timeParts) (int64, int, bool) {
	year, week := p.isoWeek()
	switch d.verb {
	case 'G':
		return year, 1, true
	case 'g':
		return (year%100 + 100) % 100, 2, true
	}
	return int64(week), 2, true
}

// isoWeek works the ISO year and week out from the day of the year and of the
// week alone, as C does, whether or not they agree with the date.
func (p timeParts) isoWeek() (year int64, week int) {
	days := func(yearday int) int { // since the Monday of week 1
		return yearday - (yearday-(p.weekday+1)%7+382)%7 + 3
	}
	length := func(year int64) int { return 365 + int(boolInt(isLeap(year))) }
	year = p.year
	n := days(p.yearday - 1)
	if n < 0 {
		year--
		n = days(p.yearday - 1 + length(year))
	} else if next := days(p.yearday - 1 - length(year)); next >= 0 {
		year++
		n = next
	}
	return year, n/7 + 1
}

// epoch is the time in seconds since 1970, taken as local time as C does.
func (p timeParts) epoch() int64 {
	return time.Date(int(p.year), time.Month(p.month), p.day, p.hour, p.minute, p.second, 0, time.Local).Unix()
}

// text is a directive that is a word, or several directives.
func (d directive) text(p timeParts) (string, bool) {
	switch d.verb {
	case 'a':
		return dayNames[p.weekday][:3], true
	case 'A':
		return dayNames[p.weekday], true
	case 'b', 'h':
		return monthNames[p.month][:3], true
	case 'B':
		return monthNames[p.month], true
	case 'p':
		return half(p.hour, "AM", "PM"), true
	case 'P':
		return half(p.hour, "am", "pm"), true
	case 'n':
		return "\n", true
	case 't':
		return "\t", true
	case '%':
		return "%", true
	case 'Z':
		return p.zone, true
	case 'z':
		if p.noZone {
			return "", true
		}
		return formatOffset(p.offset), true
	}
	for verb, means := range map[byte]string{
		'c': "%a %b %e %H:%M:%S %Y", 'D': "%m/%d/%y", 'x': "%m/%d/%y", 'F': "%Y-%m-%d",
		'T': "%H:%M:%S", 'X': "%H:%M:%S", 'R': "%H:%M", 'r': "%I:%M:%S %p",
	} {
		if verb == d.verb {
			return formatTime(means, p), true
		}
	}
	return "", false
}

func half(hour int, morning, afternoon string) string {
	if hour < 12 {
		return morning
	}
	return afternoon
}

// formatOffset is +hhmm.
func formatOffset(seconds int) string {
	sign := "+"
	if seconds < 0 {
		sign, seconds = "-", -seconds
	}
	minutes := seconds / 60
	return sign + strconv.Itoa(minutes/600) + strconv.Itoa(minutes/60%10) + strconv.Itoa(minutes%60/10) + strconv.Itoa(minutes%10)
}
