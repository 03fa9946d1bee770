package modules

import (
	"fmt"
	"strings"

	"batuta/lessons/python/py"
)

// dtFormat is the __format__ of dates and times: str(), or strftime.
func dtFormat(t *py.Thread, args []py.Value) (py.Value, error) {
	format, ok := py.As[*py.Str](args[1])
	if !ok {
		return nil, t.TypeError("__format__() argument 1 must be str, not %s", args[1].Type().Name)
	}
	if format.String() == "" {
		s, err := t.Str(args[0])
		return py.NewStr(s), err
	}
	return t.CallMethod(args[0], "strftime", format)
}

// dtStrftime is the strftime of date, time and datetime.
func dtStrftime(t *py.Thread, args []py.Value) (py.Value, error) {
	format, ok := py.As[*py.Str](args[1])
	if !ok {
		return nil, t.TypeError("strftime() argument 1 must be str, not %s", args[1].Type().Name)
	}
	f := dtFormatter{t: t, self: args[0], at: args[0], zone: py.None}
	if c, ok := py.As[*timeOfDay](args[0]); ok {
		f.parts = timeParts{year: 1900, month: 1, day: 1, yearday: 1, isDST: -1, noZone: true}
		f.clock(&c.clockValue)
		f.at = py.None
	} else if dt, ok := py.As[*datetimeValue](args[0]); ok {
		f.parts = dt.dateValue.parts()
		f.clock(&dt.clockValue)
	} else if d, ok := asDate(args[0]); ok {
		f.parts = d.parts()
	}
	text, err := f.prepare(format.String())
	if err != nil {
		return nil, err
	}
	return py.NewStr(formatTime(text, f.parts)), nil
}

// dtFormatter writes what C's strftime does not know of.
type dtFormatter struct {
	t        *py.Thread
	self, at py.Value // at is what the zone is asked for
	zone     py.Value
	micro    int
	parts    timeParts
}

func (f *dtFormatter) clock(c *clockValue) {
	f.zone, f.micro = c.zone, c.micro
	f.parts.hour, f.parts.minute, f.parts.second = c.hour, c.minute, c.second
}

// prepare puts in place %z, %:z, %Z, %f, and the years with all their digits.
func (f *dtFormatter) prepare(format string) (string, error) {
	var b strings.Builder
	for i := 0; i < len(format); i++ {
		if format[i] != '%' || i+1 == len(format) {
			b.WriteByte(format[i])
			continue
		}
		i++
		verb := format[i]
		if verb == ':' && i+1 < len(format) && format[i+1] == 'z' {
			i++
		}
		text, ok, err := f.own(verb)
		if err != nil {
			return "", err
		}
		if ok {
			b.WriteString(strings.ReplaceAll(text, "%", "%%"))
			continue
		}
		b.WriteByte('%')
		b.WriteByte(verb)
	}
	return b.String(), nil
}

// own is what stands for a directive that C does not write as Python does.
func (f *dtFormatter) own(verb byte) (text string, ok bool, err error) {
	p := &f.parts
	switch verb {
	case 'f':
		return fmt.Sprintf("%06d", f.micro), true, nil
	case 'z', ':':
		offset, err := offsetOf(f.t, "utcoffset", f.zone, f.at)
		if err != nil || offset == nil {
			return "", true, err
		}
		if verb == ':' {
			return offset.asOffset(":"), true, nil
		}
		return offset.asOffset(""), true, nil
	case 'Z':
		v, err := zoneName(f.t, f.zone, f.at)
		if s, ok := py.As[*py.Str](v); ok && err == nil {
			return s.String(), true, nil
		}
		return "", true, err
	case 'Y':
		return fmt.Sprintf("%04d", p.year), true, nil
	case 'C':
		return fmt.Sprintf("%02d", p.year/100), true, nil
	case 'F':
		return fmt.Sprintf("%04d-%02d-%02d", p.year, p.month, p.day), true, nil
	case 'G':
		year, _, _ := isoCalendar(ordinalOf(p.year, p.month, p.day))
		return fmt.Sprintf("%04d", year), true, nil
	}
	return "", false, nil
}
