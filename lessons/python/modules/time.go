package modules

import (
	"math"
	"slices"

	"batuta/lessons/python/py"
)

// loadTime is the module time. Its clocks are the run's.
func loadTime(t *py.Thread) (*py.Module, error) {
	structTime.class.Define(structTime.spec)
	standard, summer := localOffsets()
	names := zoneNames()
	m := py.NewModule(py.ModuleSpec{
		Name: "time",
		Doc:  "The time of day, clocks, and times as text.",
		Defs: append(slices.Concat(clockDefs(), clockFunctions()), []py.Def{
			{Sig: "sleep(seconds, /)", Fn: timeSleep},
			{Sig: "gmtime(seconds=None, /)", Fn: timeGMTime},
			{Sig: "localtime(seconds=None, /)", Fn: timeLocalTime},
			{Sig: "mktime(time_tuple, /)", Fn: timeMktime},
			{Sig: "asctime(time_tuple=?, /)", Fn: timeAsctime},
			{Sig: "ctime(seconds=None, /)", Fn: timeCtime},
			{Sig: "strftime(format, time_tuple=?, /)", Fn: timeStrftime},
			{Sig: "strptime(string, format='%a %b %d %H:%M:%S %Y', /)", Fn: timeStrptime},
			{Sig: "get_clock_info(name, /)", Fn: timeClockInfo},
			{Sig: "tzset()", Fn: func(*py.Thread, []py.Value) (py.Value, error) { return nil, nil }},
		}...),
		Classes: []*py.Class{structTime.class},
		Values: map[string]py.Value{
			"timezone": py.MakeInt(int64(-standard)), "altzone": py.MakeInt(int64(-summer)),
			"daylight": py.MakeInt(boolInt(standard != summer)),
			"tzname":   py.NewTuple(py.NewStr(names[0]), py.NewStr(names[1])),
		},
		Missing: []string{
			"clock_settime", "clock_settime_ns", "pthread_getcpuclockid",
		},
	})
	for name, n := range clockValues() {
		m.Dict.SetStr(py.Name(name), n)
	}
	return m, nil
}

func boolInt(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

// clockDefs are the clocks, each in seconds and in nanoseconds.
func clockDefs() []py.Def {
	var all []py.Def
	for name, read := range map[string]func(t *py.Thread) float64{
		"time":         func(t *py.Thread) float64 { return t.In().Host.Clock.Now() },
		"monotonic":    func(t *py.Thread) float64 { return t.In().Host.Clock.Monotonic() },
		"perf_counter": func(t *py.Thread) float64 { return t.In().Host.Clock.Monotonic() },
		"process_time": func(*py.Thread) float64 { return processTime() },
		"thread_time":  func(*py.Thread) float64 { return threadTime() },
	} {
		all = append(all, py.Def{Sig: name + "()", Fn: func(t *py.Thread, _ []py.Value) (py.Value, error) {
			return py.Float(read(t)), nil
		}}, py.Def{Sig: name + "_ns()", Fn: func(t *py.Thread, _ []py.Value) (py.Value, error) {
			return py.MakeInt(int64(math.Round(read(t) * 1e9))), nil
		}})
	}
	return all
}

// mostSeconds is as long as CPython's nanoseconds in 64 bits reach.
const mostSeconds = math.MaxInt64 / 1e9

func timeSleep(t *py.Thread, args []py.Value) (py.Value, error) {
	seconds, err := sleepLength(t, args[0])
	if err != nil {
		return nil, err
	}
	if seconds < 0 {
		return nil, t.ValueError("sleep length must be non-negative")
	}
	return nil, t.Sleep(seconds)
}

func sleepLength(t *py.Thread, v py.Value) (float64, error) {
	if x, ok := py.As[py.Float](v); ok {
		switch {
		case math.IsNaN(float64(x)):
			return 0, t.ValueError("Invalid value NaN (not a number)")
		case math.Abs(float64(x)) > mostSeconds:
			return 0, t.OverflowError("timestamp out of range for platform time_t")
		}
		return float64(x), nil
	}
	n, err := t.IndexValue(v)
	if err != nil {
		if _, is := py.IsRaised(err, py.Errors.TypeError); is {
			err = t.TypeError("'%s' object cannot be interpreted as an integer or float", v.Type().Name)
		}
		return 0, err
	}
	if i, ok := n.(py.Int); ok && math.Abs(float64(i)) <= mostSeconds {
		return float64(i), nil
	}
	return 0, t.OverflowError("timestamp too large to convert to C PyTime_t")
}

// clockInfos is what get_clock_info says of CPython's clocks.
var clockInfos = map[string]struct {
	clock                 string
	monotonic, adjustable bool
}{
	"time":         {"CLOCK_REALTIME", false, true},
	"monotonic":    {"CLOCK_MONOTONIC", true, false},
	"perf_counter": {"CLOCK_MONOTONIC", true, false},
	"process_time": {"CLOCK_PROCESS_CPUTIME_ID", true, false},
	"thread_time":  {"CLOCK_THREAD_CPUTIME_ID", true, false},
}

func timeClockInfo(t *py.Thread, args []py.Value) (py.Value, error) {
	s, ok := py.As[*py.Str](args[0])
	if !ok {
		return nil, t.TypeError("get_clock_info() argument 1 must be str, not %s", args[0].Type().Name)
	}
	info, ok := clockInfos[s.String()]
	if !ok {
		return nil, t.ValueError("unknown clock")
	}
	types, err := t.Import("types")
	if err != nil {
		return nil, err
	}
	namespace, err := t.Attr(types, "SimpleNamespace")
	if err != nil {
		return nil, err
	}
	return t.CallKw(namespace, nil, []py.KwArg{
		{Name: "implementation", Value: py.NewStr("clock_gettime(" + info.clock + ")")},
		{Name: "monotonic", Value: py.MakeBool(info.monotonic)},
		{Name: "adjustable", Value: py.MakeBool(info.adjustable)},
		{Name: "resolution", Value: py.Float(1e-9)},
	})
}
