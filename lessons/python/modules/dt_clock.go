package modules

import (
	"fmt"

	"batuta/lessons/python/py"
)

// clockValue is a time of day with its zone: what time and datetime share.
type clockValue struct {
	hour, minute, second, micro, fold int
	zone                              py.Value // None, or a tzinfo
}

// text is the time of day as isoformat shows it, without its zone.
func (c *clockValue) text(t *py.Thread, spec string) (string, error) {
	switch spec {
	case "auto":
		if c.micro != 0 {
			return c.text(t, "microseconds")
		}
		return c.text(t, "seconds")
	case "hours":
		return fmt.Sprintf("%02d", c.hour), nil
	case "minutes":
		return fmt.Sprintf("%02d:%02d", c.hour, c.minute), nil
	case "seconds":
		return fmt.Sprintf("%02d:%02d:%02d", c.hour, c.minute, c.second), nil
	case "milliseconds":
		return fmt.Sprintf("%02d:%02d:%02d.%03d", c.hour, c.minute, c.second, c.micro/1000), nil
	case "microseconds":
		return fmt.Sprintf("%02d:%02d:%02d.%06d", c.hour, c.minute, c.second, c.micro), nil
	}
	return "", t.ValueError("Unknown timespec value")
}

// isoText is the time of day and how far it is from UTC at a time.
func (c *clockValue) isoText(t *py.Thread, spec, at py.Value) (string, error) {
	s, ok := py.As[*py.Str](spec)
	if !ok {
		return "", t.TypeError("isoformat() argument 'timespec' must be str, not %s", spec.Type().Name)
	}
	text, err := c.text(t, s.String())
	if err != nil {
		return "", err
	}
	offset, err := offsetOf(t, "utcoffset", c.zone, at)
	if err != nil || offset == nil {
		return text, err
	}
	return text + offset.asOffset(":"), nil
}

// repr is the time of day as repr shows it: its arguments, without seconds that
// are zero.
func (c *clockValue) repr() string {
	s := fmt.Sprintf("%d, %d", c.hour, c.minute)
	if c.second != 0 || c.micro != 0 {
		s += fmt.Sprintf(", %d", c.second)
	}
	if c.micro != 0 {
		s += fmt.Sprintf(", %d", c.micro)
	}
	return s
}

// zoneRepr is ", tzinfo=..." or nothing.
func (c *clockValue) zoneRepr(t *py.Thread) (string, error) {
	if c.zone == py.None {
		return "", nil
	}
	s, err := t.Repr(c.zone)
	return ", tzinfo=" + s, err
}

// read takes hour, minute, second, microsecond, tzinfo and fold; nil leaves what
// is there.
func (c *clockValue) read(t *py.Thread, args []py.Value) error {
	if err := cInts(t, args, &c.hour, &c.minute, &c.second, &c.micro); err != nil {
		return err
	}
	fold, err := cInt(t, args[5], c.fold)
	if err != nil {
		return err
	}
	c.fold = fold
	if args[4] != nil {
		if err := checkZone(t, args[4]); err != nil {
			return err
		}
		c.zone = args[4]
	}
	return nil
}

func (c *clockValue) check(t *py.Thread) error {
	return checkClock(t, c.hour, c.minute, c.second, c.micro, c.fold)
}

// micros is the time of day in microseconds.
func (c *clockValue) micros() int {
	return ((c.hour*60+c.minute)*60+c.second)*1_000_000 + c.micro
}

// reduceDef is __reduce__: the class, and what makes the like of an object. A
// time's fold is not among it.
func reduceDef(parts func(v py.Value) []py.Value) py.Def {
	return py.Def{Sig: "__reduce__(self, /)", Kind: py.Whole, Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
		return py.NewTuple(args[0].Type(), py.NewTuple(parts(args[0])...)), nil
	}}
}

// intValues are numbers as Python's.
func intValues(all ...int) []py.Value {
	var values []py.Value
	for _, n := range all {
		values = append(values, py.MakeInt(int64(n)))
	}
	return values
}

// clockFields are the attributes that time and datetime share.
func clockFields[T py.Value](clock func(T) *clockValue) []py.Def {
	all := fieldDefs(map[string]func(T) int{
		"hour":        func(v T) int { return clock(v).hour },
		"minute":      func(v T) int { return clock(v).minute },
		"second":      func(v T) int { return clock(v).second },
		"microsecond": func(v T) int { return clock(v).micro },
		"fold":        func(v T) int { return clock(v).fold },
	})
	return append(all, py.Def{Sig: "tzinfo(self)", Kind: py.Getter, Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
		return clock(args[0].(T)).zone, nil
	}})
}
