package modules

import (
	"math"

	"batuta/lessons/python/py"
)

// The system's clocks by Linux's numbers, which programs know by name.
const (
	clockRealtime = iota
	clockMonotonic
	clockProcess
	clockThread
	clockMonotonicRaw
	clockBoottime = 7
)

// clockValues are the names of the clocks.
func clockValues() map[string]py.Value {
	return map[string]py.Value{
		"CLOCK_REALTIME": py.MakeInt(clockRealtime), "CLOCK_MONOTONIC": py.MakeInt(clockMonotonic),
		"CLOCK_PROCESS_CPUTIME_ID": py.MakeInt(clockProcess), "CLOCK_THREAD_CPUTIME_ID": py.MakeInt(clockThread),
		"CLOCK_MONOTONIC_RAW": py.MakeInt(clockMonotonicRaw), "CLOCK_BOOTTIME": py.MakeInt(clockBoottime),
	}
}

// clockFunctions are those that take a clock's number.
func clockFunctions() []py.Def {
	return []py.Def{
		{Sig: "clock_gettime(clk_id, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			s, err := readClock(t, args[0])
			return py.Float(s), err
		}},
		{Sig: "clock_gettime_ns(clk_id, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			s, err := readClock(t, args[0])
			return py.MakeInt(int64(math.Round(s * 1e9))), err
		}},
		{Sig: "clock_getres(clk_id, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			_, err := readClock(t, args[0])
			return py.Float(1e-9), err
		}},
	}
}

// readClock is a clock's time in seconds.
func readClock(t *py.Thread, id py.Value) (float64, error) {
	n, err := t.Index(id)
	if err != nil {
		if _, missing := t.Attr(id, "__index__"); missing != nil {
			err = t.TypeError("clk_id should be integer, not %s", id.Type().Name)
		}
		return 0, err
	}
	switch n {
	case clockRealtime:
		return t.In().Host.Clock.Now(), nil
	case clockMonotonic, clockMonotonicRaw, clockBoottime:
		return t.In().Host.Clock.Monotonic(), nil
	case clockProcess:
		return processTime(), nil
	case clockThread:
		return threadTime(), nil
	}
	return 0, t.OSErrorOf(22, "Invalid argument", nil)
}
