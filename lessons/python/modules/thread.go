package modules

import (
	"math"

	"batuta/lessons/python/py"
)

// mostTimeout is _thread.TIMEOUT_MAX, in seconds.
const mostTimeout = 9223372036.0

// threads is what _thread keeps for an interpreter.
type threads struct {
	last  int64 // of the idents
	count int64 // of the threads that run
}

type (
	threadsKey struct{}
	identKey   struct{}
)

func threadsOf(in *py.Interpreter) *threads {
	return py.Kept(in, threadsKey{}, func() *threads { return &threads{} })
}

// What idents and native ids look like.
const (
	firstIdent  = 0x7f3a_5000_0000
	identStep   = 0x80_1000
	firstNative = 4001
)

// threadNumber numbers the threads in the order in which they are asked for it.
func threadNumber(t *py.Thread) int64 {
	if n, ok := t.Local[identKey{}].(int64); ok {
		return n
	}
	if t.Main {
		return 0
	}
	s := threadsOf(t.In())
	s.last++
	n := s.last
	if t.Local == nil {
		t.Local = map[any]any{}
	}
	t.Local[identKey{}] = n
	return n
}

func threadIdent(t *py.Thread) int64 { return firstIdent - threadNumber(t)*identStep }

// loadThread makes _thread: threads, their locks, and what each has for itself.
func loadThread(*py.Thread) (*py.Module, error) {
	lockClass.Define(lockSpec)
	rlockClass.Define(rlockSpec)
	localStateClass.Define(func() py.Spec { return py.Spec{} })
	return py.NewModule(py.ModuleSpec{
		Name: "_thread", Doc: "Threads and locks.",
		Defs: append(localParts(), []py.Def{
			{Sig: "get_ident()", Fn: func(t *py.Thread, _ []py.Value) (py.Value, error) { return py.MakeInt(threadIdent(t)), nil }},
			{Sig: "get_native_id()", Fn: func(t *py.Thread, _ []py.Value) (py.Value, error) {
				return py.MakeInt(firstNative + threadNumber(t)), nil
			}},
			{Sig: "_main_ids()", Fn: func(*py.Thread, []py.Value) (py.Value, error) {
				return py.NewTuple(py.MakeInt(firstIdent), py.MakeInt(firstNative)), nil
			}},
			{Sig: "allocate_lock()", Fn: func(*py.Thread, []py.Value) (py.Value, error) { return &lock{}, nil }},
			{Sig: "_count()", Fn: func(t *py.Thread, _ []py.Value) (py.Value, error) { return py.MakeInt(threadsOf(t.In()).count), nil }},
			{Sig: "_is_main()", Fn: func(t *py.Thread, _ []py.Value) (py.Value, error) { return py.MakeBool(t.Main), nil }},
			{Sig: "_name()", Fn: func(t *py.Thread, _ []py.Value) (py.Value, error) { return py.NewStr(t.Name), nil }},
			{Sig: "interrupt_main(signum=2, /)", Fn: interruptMain},
			{Sig: "_at_exit(wait, /)", Fn: waitAtExit},
			{Sig: "_excepthook(exc, name, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				e, ok := args[0].(*py.Exception)
				if !ok {
					return nil, t.TypeError("Exception expected for value, %s found", args[0].Type().Name)
				}
				t.WriteStderr("Exception in thread " + args[1].(*py.Str).String() + ":\n" + t.FormatException(e))
				return nil, nil
			}},
			{Sig: "start_joinable_thread(function, name, /)", Fn: startThread},
			{Sig: "start_new_thread(function, args, kwargs=?, /)", Fn: startNewThread},
		}...),
		Classes: []*py.Class{lockClass, rlockClass},
		Values: map[string]py.Value{
			"TIMEOUT_MAX": py.Float(mostTimeout), "error": py.Errors.RuntimeError, "LockType": lockClass,
		},
		Missing: []string{"start_new", "exit", "exit_thread"},
	}), nil
}

// interruptMain sends the main thread a signal.
func interruptMain(t *py.Thread, args []py.Value) (py.Value, error) {
	n, err := t.Index(args[0])
	if err != nil {
		return nil, err
	}
	if n < 1 || n >= 65 {
		return nil, t.ValueError("signal number out of range")
	}
	t.In().InterruptMain(n)
	return nil, nil
}

// waitAtExit has a function called when the program has ended, before what
// atexit keeps. What it lets out is written to stderr.
func waitAtExit(t *py.Thread, args []py.Value) (py.Value, error) {
	wait := args[0]
	t.In().WaitAtExit(func(t *py.Thread) {
		if t.In().Stopped() {
			return
		}
		if _, err := t.Call(wait); err != nil && !t.In().Stopped() {
			t.Unraisable(t.FromGo(err), "Exception ignored on threading shutdown", nil)
		}
	})
	return nil, nil
}

// startThread begins a thread that calls a function of threading's, which itself
// sees to what it lets out; it answers the thread's ident.
func startThread(t *py.Thread, args []py.Value) (py.Value, error) {
	return begin(t, args[1].(*py.Str).String(), args[0], nil, nil)
}

// begin begins a thread that calls fn.
func begin(t *py.Thread, name string, fn py.Value, args []py.Value, kw []py.KwArg) (py.Value, error) {
	if s := threadsOf(t.In()); s.count >= mostThreads {
		return nil, t.RuntimeError("can't start new thread")
	}
	threadsOf(t.In()).count++
	th := t.Go(name, func(th *py.Thread) {
		defer func() { threadsOf(th.In()).count-- }()
		_, err := th.CallKw(fn, args, kw)
		if err == nil || th.In().Stopped() {
			return
		}
		if e := th.FromGo(err); !e.Type().IsSubclass(py.Errors.SystemExit) {
			th.Unraisable(e, "Exception ignored in thread started by", fn)
		}
	})
	return py.MakeInt(threadIdent(th)), nil
}

// mostThreads is how many threads a program may have at a time: each has a stack
// of the system's.
const mostThreads = 4096

func startNewThread(t *py.Thread, args []py.Value) (py.Value, error) {
	if !t.IsCallable(args[0]) {
		return nil, t.TypeError("first arg must be callable")
	}
	rest, ok := py.As[*py.Tuple](args[1])
	if !ok {
		return nil, t.TypeError("2nd arg must be a tuple")
	}
	var kw []py.KwArg
	if args[2] != nil {
		d, ok := py.As[*py.Dict](args[2])
		if !ok {
			return nil, t.TypeError("optional 3rd arg must be a dictionary")
		}
		for at, k, v, ok := d.Next(0); ok; at, k, v, ok = d.Next(at + 1) {
			s, ok := py.As[*py.Str](k)
			if !ok {
				return nil, t.TypeError("keywords must be strings")
			}
			kw = append(kw, py.KwArg{Name: s.String(), Value: v})
		}
	}
	return begin(t, "", args[0], rest.Items, kw)
}

// lockTimeout reads how long acquire may wait: seconds, infinite for ever, 0 not
// at all.
func lockTimeout(t *py.Thread, blocking, timeout py.Value) (float64, error) {
	block, err := t.Truth(blocking)
	if err != nil {
		return 0, err
	}
	seconds, err := sleepLength(t, timeout)
	if err != nil {
		return 0, err
	}
	switch {
	case !block && seconds != -1:
		return 0, t.ValueError("can't specify a timeout for a non-blocking call")
	case !block:
		return 0, nil
	case seconds == -1:
		return math.Inf(1), nil
	case seconds < 0:
		return 0, t.ValueError("timeout value must be a non-negative number")
	case seconds > mostTimeout:
		return 0, t.OverflowError("timeout value is too large")
	}
	return seconds, nil
}
