package modules

import "batuta/lessons/python/py"

var timeClass = py.NewClass("datetime", "datetime.time")

// timeOfDay is a time.
type timeOfDay struct{ clockValue }

// Type is time.
func (*timeOfDay) Type() *py.Class { return timeClass }

var timeParams = newParams{names: []string{"hour", "minute", "second", "microsecond", "tzinfo", "fold"}, positional: 5}

func timeNew(t *py.Thread, _ *py.Class, args []py.Value, kw []py.KwArg) (py.Value, error) {
	bound, err := timeParams.bind(t, args, kw)
	if err != nil {
		return nil, err
	}
	v := &timeOfDay{clockValue{zone: py.None}}
	if err := v.read(t, bound); err != nil {
		return nil, err
	}
	return v, v.check(t)
}

// makeTime is cls(...) of a time.
func makeTime(t *py.Thread, class py.Value, c clockValue) (py.Value, error) {
	if class == py.Value(timeClass) {
		return &timeOfDay{c}, c.check(t)
	}
	return t.CallKw(class, c.args(), c.foldKw())
}

// args are what makes the like of it, but for fold.
func (c *clockValue) args() []py.Value {
	return []py.Value{py.MakeInt(int64(c.hour)), py.MakeInt(int64(c.minute)), py.MakeInt(int64(c.second)), py.MakeInt(int64(c.micro)), c.zone}
}

func (c *clockValue) foldKw() []py.KwArg {
	if c.fold == 0 {
		return nil
	}
	return []py.KwArg{{Name: "fold", Value: py.MakeInt(int64(c.fold))}}
}

func timeSpec() py.Spec {
	const parts = "(self, hour=?, minute=?, second=?, microsecond=?, tzinfo=?, *, fold=?)"
	return py.Spec{
		Doc: "A time of day.", Self: py.SelfOf[*timeOfDay], New: timeNew,
		Values: map[string]py.Value{
			"min":        &timeOfDay{clockValue{zone: py.None}},
			"max":        &timeOfDay{clockValue{hour: 23, minute: 59, second: 59, micro: 999_999, zone: py.None}},
			"resolution": &deltaValue{micros: 1},
		},
		Defs: append(append(append(clockFields(func(v *timeOfDay) *clockValue { return &v.clockValue }),
			compareDefs(compareTimes)...), timeZoneDefs()...), []py.Def{
			{Sig: "__repr__(self, /)", Kind: py.Whole, Fn: timeRepr},
			reduceDef(func(v py.Value) []py.Value {
				c, _ := py.As[*timeOfDay](v)
				return c.args()
			}),
			{Sig: "__str__(self, /)", Kind: py.Whole, Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				return t.CallMethod(args[0], "isoformat")
			}},
			{Sig: "isoformat(self, timespec='auto')", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				s, err := args[0].(*timeOfDay).isoText(t, args[1], py.None)
				return py.NewStr(s), err
			}},
			{Sig: "strftime(self, format)", Kind: py.Whole, Fn: dtStrftime},
			{Sig: "__format__(self, format, /)", Kind: py.Whole, Fn: dtFormat},
			{Sig: "__hash__(self, /)", Fn: timeHash},
			{Sig: "replace" + parts, Kind: py.Whole, Fn: timeReplace},
			{Sig: "__replace__" + parts, Kind: py.Whole, Fn: timeReplace},
			{Sig: "fromisoformat(cls, string, /)", Kind: py.ClassMethodDef, Fn: timeFromISO},
			{Sig: "strptime(cls, string, format, /)", Kind: py.ClassMethodDef, Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				p, err := dtStrptime(t, args)
				if err != nil {
					return nil, err
				}
				c, err := p.clockValue(t)
				if err != nil {
					return nil, err
				}
				return makeTime(t, args[0], c)
			}},
		}...),
	}
}

// clockValue is the time of day that strptime read.
func (p *parsedTime) clockValue(t *py.Thread) (clockValue, error) {
	c := clockValue{hour: p.hour, minute: p.minute, second: p.second, micro: p.micro, zone: py.None}
	if !p.hasOffset {
		return c, nil
	}
	offset, err := makeDelta(t, 0, p.offset, p.offsetMicro)
	if err != nil {
		return c, err
	}
	var name *py.Str
	if p.zoneName != "" {
		name = py.NewStr(p.zoneName)
	}
	zone, err := makeZone(t, offset, name)
	c.zone = zone
	return c, err
}

func timeZoneDefs() []py.Def {
	return []py.Def{
		{Sig: "utcoffset(self, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			return deltaOrNone(offsetOf(t, "utcoffset", args[0].(*timeOfDay).zone, py.None))
		}},
		{Sig: "dst(self, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			return deltaOrNone(offsetOf(t, "dst", args[0].(*timeOfDay).zone, py.None))
		}},
		{Sig: "tzname(self, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			return zoneName(t, args[0].(*timeOfDay).zone, py.None)
		}},
	}
}

func deltaOrNone(d *deltaValue, err error) (py.Value, error) {
	if d == nil {
		return py.None, err
	}
	return d, err
}

func timeRepr(t *py.Thread, args []py.Value) (py.Value, error) {
	v, _ := py.As[*timeOfDay](args[0])
	zone, err := v.zoneRepr(t)
	if err != nil {
		return nil, err
	}
	fold := ""
	if v.fold != 0 {
		fold = ", fold=1"
	}
	return py.NewStr(args[0].Type().Name + "(" + v.repr() + zone + fold + ")"), nil
}

func timeReplace(t *py.Thread, args []py.Value) (py.Value, error) {
	v, ok := py.As[*timeOfDay](args[0])
	if !ok {
		return nil, t.TypeError("descriptor 'replace' for 'datetime.time' objects doesn't apply to a '%s' object", args[0].Type().Name)
	}
	c := v.clockValue
	if err := c.read(t, args[1:]); err != nil {
		return nil, err
	}
	return makeTime(t, args[0].Type(), c)
}

// inUTC is the time of day in microseconds, taken to UTC; ok is false for one
// that knows no zone.
func (v *timeOfDay) inUTC(t *py.Thread) (micros int, aware bool, err error) {
	offset, err := offsetOf(t, "utcoffset", v.zone, py.None)
	if err != nil || offset == nil {
		return v.micros(), false, err
	}
	return v.micros() - (offset.days*daySeconds+offset.seconds)*1_000_000 - offset.micros, true, nil
}

func timeHash(t *py.Thread, args []py.Value) (py.Value, error) {
	micros, aware, err := args[0].(*timeOfDay).inUTC(t)
	if err != nil {
		return nil, err
	}
	return hashInts(t, micros, int(boolInt(aware)))
}

func compareTimes(t *py.Thread, a, b py.Value, equal bool) (int, bool, error) {
	x, _ := py.As[*timeOfDay](a)
	y, ok := py.As[*timeOfDay](b)
	if !ok {
		return 0, false, nil
	}
	if x.zone == y.zone {
		return compareInts([]int{x.micros()}, []int{y.micros()}), true, nil
	}
	m, awareX, err := x.inUTC(t)
	if err != nil {
		return 0, false, err
	}
	n, awareY, err := y.inUTC(t)
	if err != nil {
		return 0, false, err
	}
	if awareX != awareY {
		if equal {
			return 1, true, nil
		}
		return 0, false, t.TypeError("can't compare offset-naive and offset-aware times")
	}
	return compareInts([]int{m}, []int{n}), true, nil
}
