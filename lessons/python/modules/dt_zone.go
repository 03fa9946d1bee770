package modules

import (
	"fmt"

	"batuta/lessons/python/py"
)

var (
	tzinfoClass   = py.NewClass("datetime", "datetime.tzinfo")
	timezoneClass = py.NewClass("datetime", "datetime.timezone")
)

// tzinfoValue is what an object of a class that inherits from tzinfo carries.
type tzinfoValue struct{ _ byte }

// Type is tzinfo.
func (*tzinfoValue) Type() *py.Class { return tzinfoClass }

// zoneValue is a timezone: always as far from UTC.
type zoneValue struct {
	offset *deltaValue
	name   *py.Str // nil: made from the offset
}

// Type is timezone.
func (*zoneValue) Type() *py.Class { return timezoneClass }

// utcZone is timezone.utc.
var utcZone = &zoneValue{offset: &deltaValue{}}

// isZone reports whether v is of tzinfo or of a class that inherits from it.
func isZone(v py.Value) bool { return v.Type().IsSubclass(tzinfoClass) }

// checkZone refuses what is neither None nor a tzinfo.
func checkZone(t *py.Thread, v py.Value) error {
	if v == py.None || isZone(v) {
		return nil
	}
	return t.TypeError("tzinfo argument must be None or of a tzinfo subclass, not type '%s'", v.Type().Name)
}

func tzinfoSpec() py.Spec {
	lacks := func(name string) py.Def {
		return py.Def{Sig: name + "(self, dt, /)", Fn: func(t *py.Thread, _ []py.Value) (py.Value, error) {
			return nil, t.Raise(py.Errors.NotImplementedError, "a tzinfo subclass must implement %s()", name)
		}}
	}
	return py.Spec{
		Doc:  "Abstract base class for time zone info objects.",
		Self: func(v py.Value) (py.Value, bool) { return v, isZone(v) },
		New: func(*py.Thread, *py.Class, []py.Value, []py.KwArg) (py.Value, error) {
			return &tzinfoValue{}, nil
		},
		Defs: []py.Def{lacks("utcoffset"), lacks("tzname"), lacks("dst"), {Sig: "fromutc(self, dt, /)", Fn: tzinfoFromUTC}},
	}
}

// tzinfoFromUTC is the fromutc of a zone that knows no better: it takes the
// standard offset, and then daylight saving as it is at that time.
func tzinfoFromUTC(t *py.Thread, args []py.Value) (py.Value, error) {
	zone := args[0]
	dt, ok := py.As[*datetimeValue](args[1])
	switch {
	case !ok:
		return nil, t.TypeError("fromutc: argument must be a datetime")
	case dt.zone != zone:
		return nil, t.ValueError("fromutc: dt.tzinfo is not self")
	}
	offset, err := offsetOf(t, "utcoffset", zone, args[1])
	if err != nil {
		return nil, err
	}
	if offset == nil {
		return nil, t.ValueError("fromutc: non-None utcoffset() result required")
	}
	dst, err := offsetOf(t, "dst", zone, args[1])
	if err != nil {
		return nil, err
	}
	if dst == nil {
		return nil, t.ValueError("fromutc: non-None dst() result required")
	}
	standard, err := makeDelta(t, offset.days-dst.days, offset.seconds-dst.seconds, offset.micros-dst.micros)
	if err != nil {
		return nil, err
	}
	local, err := dt.plus(t, args[1].Type(), standard, 1)
	if err != nil || *standard == (deltaValue{}) && *dst == (deltaValue{}) {
		return local, err
	}
	if dst, err = offsetOf(t, "dst", zone, local); err != nil {
		return nil, err
	}
	if dst == nil {
		return nil, t.ValueError("fromutc: tz.dst() gave inconsistent results; cannot convert")
	}
	moved, _ := py.As[*datetimeValue](local)
	return moved.plus(t, local.Type(), dst, 1)
}

// offsetOf asks a zone for its utcoffset or dst at a time; nil if it is None.
func offsetOf(t *py.Thread, method string, zone, at py.Value) (*deltaValue, error) {
	if zone == py.None {
		return nil, nil
	}
	if z, ok := zone.(*zoneValue); ok {
		if method == "dst" {
			return nil, nil
		}
		return z.offset, nil
	}
	v, err := t.CallMethod(zone, method, at)
	if err != nil || v == py.None {
		return nil, err
	}
	d, ok := py.As[*deltaValue](v)
	if !ok {
		return nil, t.TypeError("tzinfo.%s() must return None or timedelta, not '%s'", method, v.Type().Name)
	}
	return d, checkOffset(t, d)
}

// checkOffset refuses an offset of a day or more.
func checkOffset(t *py.Thread, d *deltaValue) error {
	if d.days == 0 || d.days == -1 && (d.seconds > 0 || d.micros > 0) {
		return nil
	}
	return t.ValueError("offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not %s", d.repr(deltaClass))
}

// zoneName asks a zone for its name at a time.
func zoneName(t *py.Thread, zone, at py.Value) (py.Value, error) {
	if zone == py.None {
		return py.None, nil
	}
	v, err := t.CallMethod(zone, "tzname", at)
	if err != nil || v == py.None {
		return v, err
	}
	if _, ok := py.As[*py.Str](v); !ok {
		return nil, t.TypeError("tzinfo.tzname() must return None or a string, not '%s'", v.Type().Name)
	}
	return v, nil
}

// makeZone is timezone(offset, name), where name may be nil.
func makeZone(t *py.Thread, offset *deltaValue, name *py.Str) (*zoneValue, error) {
	if *offset == (deltaValue{}) && name == nil {
		return utcZone, nil
	}
	if err := checkOffset(t, offset); err != nil {
		return nil, err
	}
	return &zoneValue{offset, name}, nil
}

var zoneParams = newParams{function: "timezone", names: []string{"offset", "name"}, required: 1, positional: 2}

func zoneNew(t *py.Thread, _ *py.Class, args []py.Value, kw []py.KwArg) (py.Value, error) {
	bound, err := zoneParams.bind(t, args, kw)
	if err != nil {
		return nil, err
	}
	offset, ok := py.As[*deltaValue](bound[0])
	if !ok {
		return nil, t.TypeError("timezone() argument 1 must be datetime.timedelta, not %s", bound[0].Type().Name)
	}
	var name *py.Str
	if bound[1] != nil {
		if name, ok = py.As[*py.Str](bound[1]); !ok {
			return nil, t.TypeError("timezone() argument 2 must be str, not %s", bound[1].Type().Name)
		}
	}
	return makeZone(t, offset, name)
}

// shown is the zone's name: UTC, UTC+05:30, or its own.
func (z *zoneValue) shown() *py.Str {
	switch {
	case z.name != nil:
		return z.name
	case *z.offset == (deltaValue{}):
		return py.NewStr("UTC")
	}
	return py.NewStr("UTC" + z.offset.asOffset(":"))
}

// asOffset is +05:30, with seconds and their fraction if there are any.
func (d *deltaValue) asOffset(sep string) string {
	sign, seconds, micros := "+", d.days*daySeconds+d.seconds, d.micros
	if seconds < 0 {
		sign, seconds = "-", -seconds
		if micros > 0 {
			seconds, micros = seconds-1, 1_000_000-micros
		}
	}
	s := fmt.Sprintf("%s%02d%s%02d", sign, seconds/3600, sep, seconds/60%60)
	if seconds%60 != 0 || micros != 0 {
		s += fmt.Sprintf("%s%02d", sep, seconds%60)
	}
	if micros != 0 {
		s += fmt.Sprintf(".%06d", micros)
	}
	return s
}

func timezoneSpec() py.Spec {
	ask := func(name string, answer func(*zoneValue) py.Value) py.Def {
		return py.Def{Sig: name + "(self, dt, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			if _, ok := py.As[*datetimeValue](args[1]); !ok && args[1] != py.None {
				return nil, t.TypeError("%s(dt) argument must be a datetime instance or None, not %s", name, args[1].Type().Name)
			}
			return answer(args[0].(*zoneValue)), nil
		}}
	}
	return py.Spec{
		Bases: []*py.Class{tzinfoClass}, Doc: "Fixed offset from UTC implementation of tzinfo.",
		Self: py.SelfOf[*zoneValue], New: zoneNew, Final: true,
		Values: map[string]py.Value{
			"utc": utcZone,
			"min": &zoneValue{offset: &deltaValue{days: -1, seconds: 60}},
			"max": &zoneValue{offset: &deltaValue{seconds: daySeconds - 60}},
		},
		Defs: []py.Def{
			ask("utcoffset", func(z *zoneValue) py.Value { return z.offset }),
			ask("tzname", func(z *zoneValue) py.Value { return z.shown() }),
			ask("dst", func(*zoneValue) py.Value { return py.None }),
			{Sig: "fromutc(self, dt, /)", Fn: zoneFromUTC},
			{Sig: "__eq__(self, value, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				order, ok, err := compareZones(t, args[0], args[1], true)
				if !ok || err != nil {
					return py.NotImplemented, err
				}
				return py.MakeBool(order == 0), nil
			}},
			{Sig: "__hash__(self, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				d := args[0].(*zoneValue).offset
				return hashInts(t, d.days, d.seconds, d.micros)
			}},
			{Sig: "__str__(self, /)", Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
				return args[0].(*zoneValue).shown(), nil
			}},
			{Sig: "__repr__(self, /)", Fn: zoneRepr},
			reduceDef(func(v py.Value) []py.Value {
				z := v.(*zoneValue)
				if z.name == nil {
					return []py.Value{z.offset}
				}
				return []py.Value{z.offset, z.name}
			}),
			{Sig: "__getinitargs__(self, /)", Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
				z := args[0].(*zoneValue)
				if z.name == nil {
					return py.NewTuple(z.offset), nil
				}
				return py.NewTuple(z.offset, z.name), nil
			}},
		},
	}
}

func compareZones(t *py.Thread, a, b py.Value, _ bool) (int, bool, error) {
	other, ok := b.(*zoneValue)
	if !ok {
		return 0, false, nil
	}
	return compareDeltas(t, a.(*zoneValue).offset, other.offset, true)
}

func zoneFromUTC(t *py.Thread, args []py.Value) (py.Value, error) {
	z := args[0].(*zoneValue)
	dt, ok := py.As[*datetimeValue](args[1])
	switch {
	case !ok:
		return nil, t.TypeError("fromutc: argument must be a datetime")
	case dt.zone != py.Value(z):
		return nil, t.ValueError("fromutc: dt.tzinfo is not self")
	}
	return dt.plus(t, args[1].Type(), z.offset, 1)
}

func zoneRepr(t *py.Thread, args []py.Value) (py.Value, error) {
	z := args[0].(*zoneValue)
	if z == utcZone {
		return py.NewStr("datetime.timezone.utc"), nil
	}
	s := "datetime.timezone(" + z.offset.repr(deltaClass)
	if z.name != nil {
		name, err := t.Repr(z.name)
		if err != nil {
			return nil, err
		}
		s += ", " + name
	}
	return py.NewStr(s + ")"), nil
}
