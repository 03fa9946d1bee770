package modules

import (
	"math"
	"time"

	"batuta/lessons/python/py"
)

// structTime is the class time.struct_time.
var structTime = &structSeq{
	class:   py.NewClass("time", "time.struct_time"),
	doc:     "A time, taken apart.",
	fields:  []string{"tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst", "tm_zone", "tm_gmtoff"},
	visible: 9,
}

// value is the struct_time of a time.
func (p timeParts) value() py.Value {
	values := []py.Value{py.MakeInt(p.year)}
	for _, n := range [...]int{p.month, p.day, p.hour, p.minute, p.second, p.weekday, p.yearday, p.isDST} {
		values = append(values, py.MakeInt(int64(n)))
	}
	if p.noZone {
		return structTime.make(values)
	}
	return structTime.make(append(values, py.NewStr(p.zone), py.MakeInt(int64(p.offset))))
}

// localOffsets are how far local time is east of UTC, without and with daylight
// saving.
func localOffsets() (standard, summer int) {
	year := time.Now().Year()
	_, a := time.Date(year, time.January, 1, 0, 0, 0, 0, time.Local).Zone()
	_, b := time.Date(year, time.July, 1, 0, 0, 0, 0, time.Local).Zone()
	return min(a, b), max(a, b)
}

// secondsOf is a timestamp in whole seconds, rounded down; now if it is None.
func secondsOf(t *py.Thread, v py.Value) (int64, error) {
	if isNone(v) {
		return int64(math.Floor(t.In().Host.Clock.Now())), nil
	}
	if x, ok := py.As[py.Float](v); ok {
		f := math.Floor(float64(x))
		switch {
		case math.IsNaN(f):
			return 0, t.ValueError("Invalid value NaN (not a number)")
		case f < -(1<<63) || f >= 1<<63:
			return 0, t.OverflowError("timestamp out of range for platform time_t")
		}
		return int64(f), nil
	}
	n, err := t.IndexValue(v)
	if err != nil {
		return 0, err
	}
	i, ok := n.(py.Int)
	if !ok {
		return 0, t.OverflowError("timestamp out of range for platform time_t")
	}
	return int64(i), nil
}

// utcAt and localAt are a moment, if C's struct tm has room for its year.
func utcAt(t *py.Thread, seconds int64) (timeParts, error) {
	p, err := timeAt(t, seconds, time.UTC)
	p.zone = "GMT" // as C's gmtime calls it
	return p, err
}

func localAt(t *py.Thread, seconds int64) (timeParts, error) { return timeAt(t, seconds, time.Local) }

func timeAt(t *py.Thread, seconds int64, zone *time.Location) (timeParts, error) {
	const most = (1<<31 - 1 - 1970) * 31556952
	if seconds > most || seconds < -most {
		return timeParts{}, t.OSErrorOf(75, "Value too large for defined data type", nil)
	}
	return partsOf(time.Unix(seconds, 0).In(zone)), nil
}

func timeGMTime(t *py.Thread, args []py.Value) (py.Value, error) { return timeIn(t, args[0], utcAt) }

func timeLocalTime(t *py.Thread, args []py.Value) (py.Value, error) {
	return timeIn(t, args[0], localAt)
}

func timeIn(t *py.Thread, v py.Value, at func(*py.Thread, int64) (timeParts, error)) (py.Value, error) {
	seconds, err := secondsOf(t, v)
	if err != nil {
		return nil, err
	}
	p, err := at(t, seconds)
	if err != nil {
		return nil, err
	}
	return p.value(), nil
}

// partsFrom reads a struct_time, or a tuple of nine.
func partsFrom(t *py.Thread, v py.Value, function string) (p timeParts, err error) {
	tuple, ok := py.As[*py.Tuple](v)
	if !ok {
		return p, t.TypeError("Tuple or struct_time argument required")
	}
	if len(tuple.Items) != 9 {
		return p, t.TypeError("%s(): illegal time tuple argument", function)
	}
	var n [9]int
	for i, x := range tuple.Items {
		if n[i], err = t.Index(x); err != nil {
			return p, err
		}
		if n[i] > math.MaxInt32 || n[i] < math.MinInt32 {
			return p, t.OverflowError("signed integer is greater than maximum")
		}
	}
	p = timeParts{
		year: int64(n[0]), month: n[1], day: n[2], hour: n[3], minute: n[4], second: n[5],
		weekday: n[6], yearday: n[7], isDST: n[8],
	}
	if v.Type() == structTime.class {
		return p, p.readZoneOf(t, v)
	}
	names := zoneNames()
	standard, summer := localOffsets()
	p.zone, p.offset = names[0], standard
	if p.isDST > 0 {
		p.zone, p.offset = names[1], summer
	}
	return p, nil
}

// readZoneOf takes over the zone of a struct_time.
func (p *timeParts) readZoneOf(t *py.Thread, v py.Value) error {
	zone, err := t.Attr(v, "tm_zone")
	if err != nil {
		return err
	}
	offset, err := t.Attr(v, "tm_gmtoff")
	if err != nil {
		return err
	}
	if s, ok := zone.(*py.Str); ok {
		p.zone = s.String()
	}
	if n, ok := offset.(py.Int); ok {
		p.offset = int(n)
	}
	return nil
}

// check refuses what no calendar has; zeros stand for the least there is.
func (p *timeParts) check(t *py.Thread) error {
	for _, x := range [...]*int{&p.month, &p.day, &p.yearday} {
		if *x == 0 {
			*x = 1
		}
	}
	switch {
	case p.month < 1 || p.month > 12:
		return t.ValueError("month out of range")
	case p.day < 1 || p.day > 31:
		return t.ValueError("day of month out of range")
	case p.hour < 0 || p.hour > 23:
		return t.ValueError("hour out of range")
	case p.minute < 0 || p.minute > 59:
		return t.ValueError("minute out of range")
	case p.second < 0 || p.second > 61:
		return t.ValueError("seconds out of range")
	case p.weekday < -1:
		return t.ValueError("day of week out of range")
	case p.yearday < 1 || p.yearday > 366:
		return t.ValueError("day of year out of range")
	}
	p.weekday = (p.weekday + 7) % 7
	return nil
}

// timeOrNow reads the time that was given; the local time, if none was.
func timeOrNow(t *py.Thread, v py.Value, function string) (p timeParts, err error) {
	if v == nil {
		return localAt(t, int64(math.Floor(t.In().Host.Clock.Now())))
	}
	if p, err = partsFrom(t, v, function); err != nil {
		return p, err
	}
	return p, p.check(t)
}

func timeMktime(t *py.Thread, args []py.Value) (py.Value, error) {
	p, err := partsFrom(t, args[0], "mktime")
	if err != nil {
		return nil, err
	}
	x := time.Date(int(p.year), time.Month(p.month), p.day, p.hour, p.minute, p.second, 0, time.Local)
	seconds := x.Unix()
	if standard, summer := localOffsets(); p.isDST > 0 && !x.IsDST() {
		seconds -= int64(summer - standard)
	} else if p.isDST == 0 && x.IsDST() {
		seconds += int64(summer - standard)
	}
	return py.Float(seconds), nil
}

// asciiTime is the form of asctime and ctime.
const asciiTime = "%a %b %e %H:%M:%S %Y"

func timeAsctime(t *py.Thread, args []py.Value) (py.Value, error) {
	p, err := timeOrNow(t, args[0], "asctime")
	if err != nil {
		return nil, err
	}
	return py.NewStr(formatTime(asciiTime, p)), nil
}

func timeCtime(t *py.Thread, args []py.Value) (py.Value, error) {
	seconds, err := secondsOf(t, args[0])
	if err != nil {
		return nil, err
	}
	p, err := localAt(t, seconds)
	if err != nil {
		return nil, err
	}
	return py.NewStr(formatTime(asciiTime, p)), nil
}

func timeStrftime(t *py.Thread, args []py.Value) (py.Value, error) {
	format, ok := py.As[*py.Str](args[0])
	if !ok {
		return nil, t.TypeError("strftime() argument 1 must be str, not %s", args[0].Type().Name)
	}
	p, err := timeOrNow(t, args[1], "strftime")
	if err != nil {
		return nil, err
	}
	return py.NewStr(formatTime(format.String(), p)), nil
}

func timeStrptime(t *py.Thread, args []py.Value) (py.Value, error) {
	p, err := strptimeArgs(t, args[0], args[1])
	if err != nil {
		return nil, err
	}
	p.zone = p.zoneName
	values := p.value().(*py.Instance).Native.(*py.Tuple).Items
	zone, offset := py.None, py.None
	if p.zoneName != "" {
		zone = py.NewStr(p.zoneName)
	}
	if p.hasOffset {
		offset = py.MakeInt(int64(p.offset))
	}
	return structTime.make(append(values, zone, offset)), nil
}

// strptimeArgs is strptime of two arguments that must be strings.
func strptimeArgs(t *py.Thread, text, format py.Value) (p parsedTime, err error) {
	var strs [2]*py.Str
	for i, v := range [...]py.Value{text, format} {
		s, ok := py.As[*py.Str](v)
		if !ok {
			shown, err := t.Repr(v.Type())
			if err != nil {
				return p, err
			}
			return p, t.TypeError("strptime() argument %d must be str, not %s", i, shown)
		}
		strs[i] = s
	}
	return parseTime(t, strs[0], strs[1])
}
