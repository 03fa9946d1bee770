package modules

import (
	"time"

	"batuta/lessons/python/py"
)

// datetimeMakers are datetime's class methods.
func datetimeMakers() []py.Def {
	return []py.Def{
		{Sig: "now(cls, /, tz=None)", Kind: py.ClassMethodDef, Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			return datetimeFromTimestamp(t, []py.Value{args[0], py.Float(t.In().Host.Clock.Now()), args[1]})
		}},
		{Sig: "utcnow(cls, /)", Kind: py.ClassMethodDef, Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			if err := warnUTC(t, "utcnow", "now(datetime.UTC)"); err != nil {
				return nil, err
			}
			return datetimeFromUTC(t, args[0], py.Float(t.In().Host.Clock.Now()), py.None)
		}},
		{Sig: "fromtimestamp(cls, /, timestamp, tz=None)", Kind: py.ClassMethodDef, Fn: datetimeFromTimestamp},
		{Sig: "utcfromtimestamp(cls, timestamp, /)", Kind: py.ClassMethodDef, Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			if err := warnUTC(t, "utcfromtimestamp", "fromtimestamp(timestamp, datetime.UTC)"); err != nil {
				return nil, err
			}
			return datetimeFromUTC(t, args[0], args[1], py.None)
		}},
		{Sig: "fromisoformat(cls, string, /)", Kind: py.ClassMethodDef, Fn: datetimeFromISO},
		{Sig: "strptime(cls, date_string, format, /)", Kind: py.ClassMethodDef, Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			p, err := dtStrptime(t, args)
			if err != nil {
				return nil, err
			}
			c, err := p.clockValue(t)
			if err != nil {
				return nil, err
			}
			return makeDatetime(t, args[0], datetimeValue{dateValue{int(p.year), p.month, p.day}, c})
		}},
		{Sig: "combine(cls, /, date, time, tzinfo=?)", Kind: py.ClassMethodDef, Fn: datetimeCombine},
	}
}

// warnUTC warns of a method that makes naive times of UTC's.
func warnUTC(t *py.Thread, method, instead string) error {
	return t.Warn(py.Errors.DeprecationWarning, "datetime.datetime."+method+"() is deprecated and scheduled for removal in a future version. "+
		"Use timezone-aware objects to represent datetimes in UTC: datetime.datetime."+instead+".", nil)
}

func datetimeCombine(t *py.Thread, args []py.Value) (py.Value, error) {
	d, ok := asDate(args[1])
	if !ok {
		return nil, t.TypeError("combine() argument 1 must be datetime.date, not %s", args[1].Type().Name)
	}
	c, ok := py.As[*timeOfDay](args[2])
	if !ok {
		return nil, t.TypeError("combine() argument 2 must be datetime.time, not %s", args[2].Type().Name)
	}
	v := datetimeValue{*d, c.clockValue}
	if args[3] != nil {
		if err := checkZone(t, args[3]); err != nil {
			return nil, err
		}
		v.zone = args[3]
	}
	return makeDatetime(t, args[0], v)
}

// datetimeFromUTC is cls of a timestamp in UTC, with a zone that is not asked.
func datetimeFromUTC(t *py.Thread, class, timestamp, zone py.Value) (py.Value, error) {
	unix, micros, err := splitTimestamp(t, timestamp)
	if err != nil {
		return nil, err
	}
	p, err := utcAt(t, unix)
	if err != nil {
		return nil, err
	}
	return makeDatetime(t, class, p.datetime(micros, 0, zone))
}

func (p timeParts) datetime(micros, fold int, zone py.Value) datetimeValue {
	return datetimeValue{
		dateValue{int(p.year), p.month, p.day},
		clockValue{hour: p.hour, minute: p.minute, second: min(p.second, 59), micro: micros, fold: fold, zone: zone},
	}
}

func datetimeFromTimestamp(t *py.Thread, args []py.Value) (py.Value, error) {
	class, zone := args[0], args[2]
	if err := checkZone(t, zone); err != nil {
		return nil, err
	}
	if zone != py.None {
		v, err := datetimeFromUTC(t, class, args[1], zone)
		if err != nil {
			return nil, err
		}
		return t.CallMethod(zone, "fromutc", v)
	}
	unix, micros, err := splitTimestamp(t, args[1])
	if err != nil {
		return nil, err
	}
	p, err := localAt(t, unix)
	if err != nil {
		return nil, err
	}
	fold := 0
	local := unix + localShift(unix)
	if localUnix(local, 0) < unix { // local clocks showed this before
		fold = 1
	}
	return makeDatetime(t, class, p.datetime(micros, fold, py.None))
}

// datetimeParts are the methods that answer with parts of a datetime.
func datetimeParts() []py.Def {
	return []py.Def{
		{Sig: "date(self, /)", Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
			d := args[0].(*datetimeValue).dateValue
			return &d, nil
		}},
		{Sig: "time(self, /)", Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
			c := args[0].(*datetimeValue).clockValue
			c.zone = py.None
			return &timeOfDay{c}, nil
		}},
		{Sig: "timetz(self, /)", Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
			return &timeOfDay{args[0].(*datetimeValue).clockValue}, nil
		}},
		{Sig: "timetuple(self, /)", Kind: py.Whole, Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			v, _ := py.As[*datetimeValue](args[0])
			p := v.tm()
			dst, err := offsetOf(t, "dst", v.zone, args[0])
			if err != nil {
				return nil, err
			}
			if dst != nil {
				p.isDST = int(boolInt(*dst != deltaValue{}))
			}
			return p.value(), nil
		}},
		{Sig: "utctimetuple(self, /)", Kind: py.Whole, Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			v, _ := py.As[*datetimeValue](args[0])
			offset, err := offsetOf(t, "utcoffset", v.zone, args[0])
			if err != nil {
				return nil, err
			}
			n := v.sinceZero()
			if offset != nil {
				n -= offset.micros64()
			}
			days := floorDiv(n, dayMicros)
			seconds := int((n - days*dayMicros) / 1_000_000)
			year, month, day := civilOf(days)
			p := (&dateValue{int(year), month, day}).parts()
			p.hour, p.minute, p.second, p.isDST = seconds/3600, seconds/60%60, seconds%60, 0
			return p.value(), nil
		}},
	}
}

func datetimeAsZone(t *py.Thread, args []py.Value) (py.Value, error) {
	self, zone := args[0], args[1]
	if err := checkZone(t, zone); err != nil {
		return nil, err
	}
	v, _ := py.As[*datetimeValue](self)
	if v.zone != py.None && v.zone == zone {
		return self, nil
	}
	offset, err := offsetOf(t, "utcoffset", v.zone, self)
	if err != nil {
		return nil, err
	}
	if offset == nil { // a naive time is local
		unix := localUnix(v.unix(), v.fold)
		if offset, err = makeDelta(t, 0, int(localShift(unix)), 0); err != nil {
			return nil, err
		}
	}
	utc, err := v.plus(t, datetimeClass, offset, -1)
	if err != nil {
		return nil, err
	}
	moved := *utc.(*datetimeValue)
	if zone == py.None {
		if zone, err = localZone(t, moved.unix()); err != nil {
			return nil, err
		}
	}
	moved.zone = zone
	at, err := makeDatetime(t, self.Type(), moved)
	if err != nil {
		return nil, err
	}
	return t.CallMethod(zone, "fromutc", at)
}

// localZone is local time's distance from UTC at a moment, as a timezone.
func localZone(t *py.Thread, unix int64) (py.Value, error) {
	name, offset := time.Unix(unix, 0).In(time.Local).Zone()
	delta, err := makeDelta(t, 0, offset, 0)
	if err != nil {
		return nil, err
	}
	return makeZone(t, delta, py.NewStr(name))
}
