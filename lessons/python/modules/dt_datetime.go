package modules

import (
	"fmt"
	"math"
	"time"

	"batuta/lessons/python/py"
)

var datetimeClass = py.NewClass("datetime", "datetime.datetime")

// datetimeValue is a datetime.
type datetimeValue struct {
	dateValue
	clockValue
}

// Type is datetime.
func (*datetimeValue) Type() *py.Class { return datetimeClass }

var datetimeParams = newParams{
	names:    []string{"year", "month", "day", "hour", "minute", "second", "microsecond", "tzinfo", "fold"},
	required: 3, positional: 8,
}

func datetimeNew(t *py.Thread, _ *py.Class, args []py.Value, kw []py.KwArg) (py.Value, error) {
	bound, err := datetimeParams.bind(t, args, kw)
	if err != nil {
		return nil, err
	}
	v := datetimeValue{clockValue: clockValue{zone: py.None}}
	if err := v.readAll(t, bound); err != nil {
		return nil, err
	}
	return makeDatetime(t, datetimeClass, v)
}

// readAll takes year to day, and the time of day; nil leaves what is there.
func (v *datetimeValue) readAll(t *py.Thread, args []py.Value) error {
	if err := cInts(t, args, &v.year, &v.month, &v.day); err != nil {
		return err
	}
	return v.read(t, args[3:])
}

// makeDatetime is cls(...) of a datetime.
func makeDatetime(t *py.Thread, class py.Value, v datetimeValue) (py.Value, error) {
	if class != py.Value(datetimeClass) {
		args := append(intValues(v.year, v.month, v.day), v.args()...)
		return t.CallKw(class, args, v.foldKw())
	}
	if err := checkDate(t, int64(v.year), v.month, v.day); err != nil {
		return nil, err
	}
	if err := v.check(t); err != nil {
		return nil, err
	}
	return &v, nil
}

func datetimeSpec() py.Spec {
	const parts = "(self, year=?, month=?, day=?, hour=?, minute=?, second=?, microsecond=?, tzinfo=?, *, fold=?)"
	return py.Spec{
		Bases: []*py.Class{dateClass}, Doc: "A day and a time of day.",
		Self: py.SelfOf[*datetimeValue], New: datetimeNew,
		Values: map[string]py.Value{
			"min":        &datetimeValue{dateValue{1, 1, 1}, clockValue{zone: py.None}},
			"max":        &datetimeValue{dateValue{9999, 12, 31}, clockValue{hour: 23, minute: 59, second: 59, micro: 999_999, zone: py.None}},
			"resolution": &deltaValue{micros: 1},
		},
		Defs: append(append(append(append(clockFields(func(v *datetimeValue) *clockValue { return &v.clockValue }),
			compareDefs(compareDatetimes)...), datetimeMakers()...), datetimeParts()...), []py.Def{
			{Sig: "__repr__(self, /)", Kind: py.Whole, Fn: datetimeRepr},
			reduceDef(func(v py.Value) []py.Value {
				dt, _ := py.As[*datetimeValue](v)
				return append(intValues(dt.year, dt.month, dt.day), dt.args()...)
			}),
			{Sig: "__str__(self, /)", Kind: py.Whole, Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				return datetimeISO(t, []py.Value{args[0], py.NewStr(" "), py.NewStr("auto")})
			}},
			{Sig: "isoformat(self, sep='T', timespec='auto')", Kind: py.Whole, Fn: datetimeISO},
			{Sig: "ctime(self, /)", Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
				return py.NewStr(formatTime(asciiTime, args[0].(*datetimeValue).tm())), nil
			}},
			{Sig: "__hash__(self, /)", Kind: py.Whole, Fn: datetimeHash},
			{Sig: "replace" + parts, Kind: py.Whole, Fn: datetimeReplace},
			{Sig: "__replace__" + parts, Kind: py.Whole, Fn: datetimeReplace},
			{Sig: "__add__(self, value, /)", Kind: py.Whole, Fn: datetimeAdd},
			{Sig: "__radd__(self, value, /)", Kind: py.Whole, Fn: datetimeAdd},
			{Sig: "__sub__(self, value, /)", Kind: py.Whole, Fn: datetimeSub},
			{Sig: "astimezone(self, tz=None)", Kind: py.Whole, Fn: datetimeAsZone},
			{Sig: "timestamp(self, /)", Kind: py.Whole, Fn: datetimeTimestamp},
			{Sig: "utcoffset(self, /)", Kind: py.Whole, Fn: datetimeOffset("utcoffset")},
			{Sig: "dst(self, /)", Kind: py.Whole, Fn: datetimeOffset("dst")},
			{Sig: "tzname(self, /)", Kind: py.Whole, Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				v, _ := py.As[*datetimeValue](args[0])
				return zoneName(t, v.zone, args[0])
			}},
		}...),
	}
}

// tm is the datetime as a struct tm.
func (v *datetimeValue) tm() timeParts {
	p := v.dateValue.parts()
	p.hour, p.minute, p.second = v.hour, v.minute, v.second
	return p
}

func datetimeOffset(method string) py.Native {
	return func(t *py.Thread, args []py.Value) (py.Value, error) {
		v, _ := py.As[*datetimeValue](args[0])
		return deltaOrNone(offsetOf(t, method, v.zone, args[0]))
	}
}

func datetimeRepr(t *py.Thread, args []py.Value) (py.Value, error) {
	v, _ := py.As[*datetimeValue](args[0])
	zone, err := v.zoneRepr(t)
	if err != nil {
		return nil, err
	}
	fold := ""
	if v.fold != 0 {
		fold = ", fold=1"
	}
	return py.NewStr(fmt.Sprintf("%s(%d, %d, %d, %s%s%s)", args[0].Type().Name, v.year, v.month, v.day, v.clockValue.repr(), fold, zone)), nil
}

func datetimeISO(t *py.Thread, args []py.Value) (py.Value, error) {
	v, _ := py.As[*datetimeValue](args[0])
	sep, ok := py.As[*py.Str](args[1])
	if !ok {
		return nil, t.TypeError("isoformat() argument 1 must be a unicode character, not %s", args[1].Type().Name)
	}
	if sep.Len() != 1 {
		return nil, t.TypeError("isoformat() argument 1 must be a unicode character, not a string of length %d", sep.Len())
	}
	s, err := v.isoText(t, args[2], args[0])
	return py.NewStr(v.dateValue.String() + sep.String() + s), err
}

func datetimeReplace(t *py.Thread, args []py.Value) (py.Value, error) {
	v, ok := py.As[*datetimeValue](args[0])
	if !ok {
		return nil, t.TypeError("descriptor 'replace' for 'datetime.datetime' objects doesn't apply to a '%s' object", args[0].Type().Name)
	}
	n := *v
	if err := n.readAll(t, args[1:]); err != nil {
		return nil, err
	}
	return makeDatetime(t, args[0].Type(), n)
}

// plus is the datetime moved by a timedelta, as one of a class.
func (v *datetimeValue) plus(t *py.Thread, class py.Value, d *deltaValue, sign int) (py.Value, error) {
	micros := v.micros() + sign*(d.seconds*1_000_000+d.micros)
	carry := int(floorDiv(int64(micros), dayMicros))
	micros -= carry * dayMicros
	n := v.ordinal() + int64(sign*d.days+carry)
	year, month, day := civilOf(n)
	if n < 1 || year > maxYear {
		return nil, t.OverflowError("date value out of range")
	}
	seconds := micros / 1_000_000
	return makeDatetime(t, class, datetimeValue{
		dateValue{int(year), month, day},
		clockValue{hour: seconds / 3600, minute: seconds / 60 % 60, second: seconds % 60, micro: micros % 1_000_000, zone: v.zone},
	})
}

func datetimeAdd(t *py.Thread, args []py.Value) (py.Value, error) {
	v, _ := py.As[*datetimeValue](args[0])
	d, ok := py.As[*deltaValue](args[1])
	if !ok {
		return py.NotImplemented, nil
	}
	return v.plus(t, args[0].Type(), d, 1)
}

func datetimeSub(t *py.Thread, args []py.Value) (py.Value, error) {
	a, _ := py.As[*datetimeValue](args[0])
	if d, ok := py.As[*deltaValue](args[1]); ok {
		return a.plus(t, args[0].Type(), d, -1)
	}
	b, ok := py.As[*datetimeValue](args[1])
	if !ok {
		return py.NotImplemented, nil
	}
	days, micros := int(a.ordinal()-b.ordinal()), a.micros()-b.micros()
	if a.zone == b.zone {
		return makeDelta(t, days, 0, micros)
	}
	x, err := offsetOf(t, "utcoffset", a.zone, args[0])
	if err != nil {
		return nil, err
	}
	y, err := offsetOf(t, "utcoffset", b.zone, args[1])
	if err != nil {
		return nil, err
	}
	if (x == nil) != (y == nil) {
		return nil, t.TypeError("can't subtract offset-naive and offset-aware datetimes")
	}
	if x == nil {
		return makeDelta(t, days, 0, micros)
	}
	return makeDelta(t, days-x.days+y.days, y.seconds-x.seconds, micros-x.micros+y.micros)
}

// sinceZero is the datetime in microseconds since the day before the first, which
// fits an int64.
func (v *datetimeValue) sinceZero() int64 { return v.ordinal()*dayMicros + int64(v.micros()) }

func (d *deltaValue) micros64() int64 {
	return int64(d.days)*dayMicros + int64(d.seconds)*1_000_000 + int64(d.micros)
}

func compareDatetimes(t *py.Thread, a, b py.Value, equal bool) (int, bool, error) {
	x, _ := py.As[*datetimeValue](a)
	y, ok := py.As[*datetimeValue](b)
	if !ok {
		return 0, false, nil
	}
	m, n := x.sinceZero(), y.sinceZero()
	if x.zone == y.zone {
		return compareInts([]int{int(m)}, []int{int(n)}), true, nil
	}
	p, err := offsetOf(t, "utcoffset", x.zone, a)
	if err != nil {
		return 0, false, err
	}
	q, err := offsetOf(t, "utcoffset", y.zone, b)
	if err != nil {
		return 0, false, err
	}
	switch {
	case (p == nil) != (q == nil) && equal:
		return 1, true, nil
	case (p == nil) != (q == nil):
		return 0, false, t.TypeError("can't compare offset-naive and offset-aware datetimes")
	case p != nil:
		m, n = m-p.micros64(), n-q.micros64()
	}
	order := compareInts([]int{int(m)}, []int{int(n)})
	if equal && order == 0 && p != nil {
		for _, v := range []py.Value{a, b} {
			if problem, err := foldMatters(t, v); problem || err != nil {
				return 1, true, err
			}
		}
	}
	return order, true, nil
}

// foldMatters reports whether a time's distance from UTC hangs on its fold: such
// a one equals none of another zone (PEP 495).
func foldMatters(t *py.Thread, v py.Value) (bool, error) {
	x, _ := py.As[*datetimeValue](v)
	if _, fixed := x.zone.(*zoneValue); fixed {
		return false, nil
	}
	other := *x
	other.fold = 1 - x.fold
	p, err := offsetOf(t, "utcoffset", x.zone, v)
	if err != nil || p == nil {
		return false, err
	}
	q, err := offsetOf(t, "utcoffset", x.zone, &other)
	if err != nil || q == nil {
		return true, err
	}
	return *p != *q, nil
}

func datetimeHash(t *py.Thread, args []py.Value) (py.Value, error) {
	v, _ := py.As[*datetimeValue](args[0])
	plain := *v
	plain.fold = 0
	offset, err := offsetOf(t, "utcoffset", v.zone, &plain)
	if err != nil {
		return nil, err
	}
	if offset == nil {
		return hashInts(t, int(v.sinceZero()))
	}
	return hashInts(t, int(v.sinceZero()-offset.micros64()), 1)
}

// epochDays is the number of the first of January 1970.
const epochDays = 719_163

// unix is the datetime in seconds since 1970, as if it were UTC.
func (v *datetimeValue) unix() int64 {
	return (v.ordinal()-epochDays)*daySeconds + int64(v.micros()/1_000_000)
}

// localShift is how far local time is east of UTC at a moment in UTC.
func localShift(unix int64) int64 {
	_, offset := time.Unix(unix, 0).In(time.Local).Zone()
	return int64(offset)
}

// localUnix is the moment at which local clocks show a time, given as if it were
// UTC. Where they show it twice fold chooses; where they never do, it says from
// which side to count.
func localUnix(local int64, fold int) int64 {
	before, after := localShift(local-daySeconds), localShift(local+daySeconds)
	early, late := local-max(before, after), local-min(before, after)
	matches := func(u int64) bool { return u+localShift(u) == local }
	switch first, second := matches(early), matches(late); {
	case first && second && fold == 0, first && !second:
		return early
	case first || second:
		return late
	}
	if fold == 0 { // in a gap: the clock has not been set yet
		return local - before
	}
	return local - after
}

func datetimeTimestamp(t *py.Thread, args []py.Value) (py.Value, error) {
	v, _ := py.As[*datetimeValue](args[0])
	offset, err := offsetOf(t, "utcoffset", v.zone, args[0])
	if err != nil {
		return nil, err
	}
	if v.zone == py.None || offset == nil {
		return py.Float(float64(localUnix(v.unix(), v.fold)) + float64(v.micro)/1e6), nil
	}
	micros := v.sinceZero() - epochDays*dayMicros - offset.micros64()
	return py.Float(float64(micros) / 1e6), nil
}

// splitTimestamp is a timestamp in whole seconds and microseconds.
func splitTimestamp(t *py.Thread, v py.Value) (seconds int64, micros int, err error) {
	x, ok := py.As[py.Float](v)
	if !ok {
		if _, isInt := bigOf(v); !isInt {
			if _, found, err := t.CallSpecial(v, py.Name("__index__")); !found || err != nil {
				return 0, 0, t.TypeError("argument must be int or float, not %s", v.Type().Name)
			}
		}
		seconds, err = secondsOf(t, v)
		return seconds, 0, err
	}
	whole, fraction := math.Modf(float64(x))
	fraction = math.RoundToEven(fraction * 1e6)
	if fraction >= 1e6 {
		fraction, whole = fraction-1e6, whole+1
	} else if fraction < 0 {
		fraction, whole = fraction+1e6, whole-1
	}
	seconds, err = secondsOf(t, py.Float(whole))
	return seconds, int(fraction), err
}
