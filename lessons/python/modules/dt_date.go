package modules

import (
	"fmt"

	"batuta/lessons/python/py"
)

var dateClass = py.NewClass("datetime", "datetime.date")

// dateValue is a date.
type dateValue struct{ year, month, day int }

// Type is date.
func (*dateValue) Type() *py.Class { return dateClass }

// dateSelf has date's methods take a datetime's date.
func dateSelf(v py.Value) (py.Value, bool) {
	d, ok := asDate(v)
	return d, ok
}

// asDate is the date of a date or datetime.
func asDate(v py.Value) (*dateValue, bool) {
	if d, ok := py.As[*dateValue](v); ok {
		return d, true
	}
	if dt, ok := py.As[*datetimeValue](v); ok {
		return &dt.dateValue, true
	}
	return nil, false
}

func (d *dateValue) ordinal() int64 { return ordinalOf(int64(d.year), d.month, d.day) }

// String is str(d): 2024-02-29.
func (d *dateValue) String() string { return fmt.Sprintf("%04d-%02d-%02d", d.year, d.month, d.day) }

// makeDate is cls(year, month, day).
func makeDate(t *py.Thread, class py.Value, year int64, month, day int) (py.Value, error) {
	if class != py.Value(dateClass) {
		return t.Call(class, py.MakeInt(year), py.MakeInt(int64(month)), py.MakeInt(int64(day)))
	}
	if err := checkDate(t, year, month, day); err != nil {
		return nil, err
	}
	return &dateValue{int(year), month, day}, nil
}

// dateFromOrdinal is cls of the day of that number.
func dateFromOrdinal(t *py.Thread, class py.Value, n int64) (py.Value, error) {
	if n < 1 {
		return nil, t.ValueError("ordinal must be >= 1")
	}
	year, month, day := civilOf(n)
	return makeDate(t, class, year, month, day)
}

var dateParams = newParams{names: []string{"year", "month", "day"}, required: 3, positional: 3}

func dateNew(t *py.Thread, _ *py.Class, args []py.Value, kw []py.KwArg) (py.Value, error) {
	bound, err := dateParams.bind(t, args, kw)
	if err != nil {
		return nil, err
	}
	var d dateValue
	if err := cInts(t, bound, &d.year, &d.month, &d.day); err != nil {
		return nil, err
	}
	return makeDate(t, dateClass, int64(d.year), d.month, d.day)
}

func dateSpec() py.Spec {
	return py.Spec{
		Doc: "A day.", Self: dateSelf, New: dateNew,
		Values: map[string]py.Value{
			"min": &dateValue{1, 1, 1}, "max": &dateValue{9999, 12, 31}, "resolution": &deltaValue{days: 1},
		},
		Defs: append(append(append(fieldDefs(map[string]func(*dateValue) int{
			"year":  func(d *dateValue) int { return d.year },
			"month": func(d *dateValue) int { return d.month },
			"day":   func(d *dateValue) int { return d.day },
		}), compareDefs(compareDates)...), dateMakers()...), []py.Def{
			{Sig: "__repr__(self, /)", Kind: py.Whole, Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
				d, _ := asDate(args[0])
				return py.NewStr(fmt.Sprintf("%s(%d, %d, %d)", args[0].Type().Name, d.year, d.month, d.day)), nil
			}},
			{Sig: "__str__(self, /)", Kind: py.Whole, Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				return t.CallMethod(args[0], "isoformat")
			}},
			reduceDef(func(v py.Value) []py.Value {
				d, _ := asDate(v)
				return intValues(d.year, d.month, d.day)
			}),
			{Sig: "isoformat(self, /)", Fn: dateText((*dateValue).String)},
			{Sig: "ctime(self, /)", Fn: dateText(func(d *dateValue) string { return formatTime(asciiTime, d.parts()) })},
			{Sig: "__hash__(self, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				d := args[0].(*dateValue)
				return hashInts(t, d.year, d.month, d.day)
			}},
			{Sig: "toordinal(self, /)", Fn: dateInt(func(n int64) int64 { return n })},
			{Sig: "weekday(self, /)", Fn: dateInt(func(n int64) int64 { return int64(weekdayOf(n)) })},
			{Sig: "isoweekday(self, /)", Fn: dateInt(func(n int64) int64 { return int64(weekdayOf(n)) + 1 })},
			{Sig: "isocalendar(self, /)", Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
				year, week, weekday := isoCalendar(args[0].(*dateValue).ordinal())
				return isoDate.make([]py.Value{py.MakeInt(year), py.MakeInt(int64(week)), py.MakeInt(int64(weekday))}), nil
			}},
			{Sig: "timetuple(self, /)", Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
				return args[0].(*dateValue).parts().value(), nil
			}},
			{Sig: "replace(self, year=?, month=?, day=?)", Kind: py.Whole, Fn: dateReplace},
			{Sig: "__replace__(self, year=?, month=?, day=?)", Kind: py.Whole, Fn: dateReplace},
			{Sig: "strftime(self, format)", Kind: py.Whole, Fn: dtStrftime},
			{Sig: "__format__(self, format, /)", Kind: py.Whole, Fn: dtFormat},
			{Sig: "__add__(self, value, /)", Kind: py.Whole, Fn: dateAdd},
			{Sig: "__radd__(self, value, /)", Kind: py.Whole, Fn: dateAdd},
			{Sig: "__sub__(self, value, /)", Kind: py.Whole, Fn: dateSub},
		}...),
	}
}

// isoDate is what isocalendar answers with.
var isoDate = &structSeq{
	class:  py.NewClass("datetime", "datetime.IsoCalendarDate"),
	fields: []string{"year", "week", "weekday"}, visible: 3,
}

func dateText(text func(*dateValue) string) py.Native {
	return func(_ *py.Thread, args []py.Value) (py.Value, error) {
		return py.NewStr(text(args[0].(*dateValue))), nil
	}
}

func dateInt(number func(int64) int64) py.Native {
	return func(_ *py.Thread, args []py.Value) (py.Value, error) {
		return py.MakeInt(number(args[0].(*dateValue).ordinal())), nil
	}
}

// parts are the date as a struct tm, at midnight.
func (d *dateValue) parts() timeParts {
	n := d.ordinal()
	return timeParts{
		year: int64(d.year), month: d.month, day: d.day, weekday: weekdayOf(n),
		yearday: int(n-ordinalOf(int64(d.year), 1, 1)) + 1, isDST: -1, noZone: true,
	}
}

// dateMakers are the class methods that make dates, a datetime's too.
func dateMakers() []py.Def {
	return []py.Def{
		{Sig: "today(cls, /)", Kind: py.ClassMethodDef, Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			return t.CallMethod(args[0], "fromtimestamp", py.Float(t.In().Host.Clock.Now()))
		}},
		{Sig: "fromtimestamp(cls, timestamp, /)", Kind: py.ClassMethodDef, Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			seconds, err := secondsOf(t, args[1])
			if err != nil {
				return nil, err
			}
			p, err := localAt(t, seconds)
			if err != nil {
				return nil, err
			}
			return makeDate(t, args[0], p.year, p.month, p.day)
		}},
		{Sig: "fromordinal(cls, ordinal, /)", Kind: py.ClassMethodDef, Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			n, err := cInt(t, args[1], 0)
			if err != nil {
				return nil, err
			}
			return dateFromOrdinal(t, args[0], int64(n))
		}},
		{Sig: "fromisocalendar(cls, year, week, day)", Kind: py.ClassMethodDef, Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			var year, week, day int
			if err := cInts(t, args[1:], &year, &week, &day); err != nil {
				return nil, err
			}
			if err := checkISOWeek(t, int64(year), week); err != nil {
				return nil, err
			}
			if day < 1 || day > 7 {
				return nil, t.ValueError("Invalid weekday: %d (range is [1, 7])", day)
			}
			y, m, d := civilOf(isoYearStart(int64(year)) + int64((week-1)*7+day-1))
			return makeDate(t, args[0], y, m, d)
		}},
		{Sig: "fromisoformat(cls, string, /)", Kind: py.ClassMethodDef, Fn: dateFromISO},
		{Sig: "strptime(cls, string, format, /)", Kind: py.ClassMethodDef, Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			p, err := dtStrptime(t, args)
			if err != nil {
				return nil, err
			}
			return makeDate(t, args[0], p.year, p.month, p.day)
		}},
	}
}

// dtStrptime is strptime of a class of datetime's.
func dtStrptime(t *py.Thread, args []py.Value) (parsedTime, error) {
	for i, v := range args[1:] {
		if _, ok := py.As[*py.Str](v); !ok {
			return parsedTime{}, t.TypeError("strptime() argument %d must be str, not %s", i+1, v.Type().Name)
		}
	}
	return strptimeArgs(t, args[1], args[2])
}

func dateReplace(t *py.Thread, args []py.Value) (py.Value, error) {
	d, ok := py.As[*dateValue](args[0])
	if !ok {
		return nil, t.TypeError("descriptor 'replace' for 'datetime.date' objects doesn't apply to a '%s' object", args[0].Type().Name)
	}
	n := *d
	if err := cInts(t, args[1:], &n.year, &n.month, &n.day); err != nil {
		return nil, err
	}
	return makeDate(t, args[0].Type(), int64(n.year), n.month, n.day)
}

func dateAdd(t *py.Thread, args []py.Value) (py.Value, error) {
	return dateMoved(t, args[0], args[1], 1)
}

func dateMoved(t *py.Thread, v, by py.Value, sign int64) (py.Value, error) {
	d, ok := py.As[*dateValue](v)
	delta, isDelta := py.As[*deltaValue](by)
	if !ok || !isDelta {
		return py.NotImplemented, nil
	}
	n := d.ordinal() + sign*int64(delta.days)
	year, month, day := civilOf(n)
	if n < 1 || year > maxYear {
		return nil, t.OverflowError("date value out of range")
	}
	return makeDate(t, v.Type(), year, month, day)
}

func dateSub(t *py.Thread, args []py.Value) (py.Value, error) {
	a, okA := py.As[*dateValue](args[0])
	b, okB := py.As[*dateValue](args[1])
	if okA && okB {
		return makeDelta(t, int(a.ordinal()-b.ordinal()), 0, 0)
	}
	return dateMoved(t, args[0], args[1], -1)
}

// compareDates does not compare a date with a datetime.
func compareDates(_ *py.Thread, a, b py.Value, _ bool) (int, bool, error) {
	x, ok := asDate(a)
	y, isDate := py.As[*dateValue](b)
	if !ok || !isDate {
		return 0, false, nil
	}
	return compareInts([]int{x.year, x.month, x.day}, []int{y.year, y.month, y.day}), true, nil
}
