package aio

import (
	_ "embed" // signal, which is written in Python
	"syscall"

	"batuta/lessons/python/py"
	"batuta/loopcore"
)

//go:embed lib/signal.py
var signalSource string

// What signal.getsignal answers where no function handles a signal.
const (
	signalDefault = 0 // SIG_DFL
	signalIgnored = 1 // SIG_IGN
)

// handlers are the functions that signal.signal has set in a run. A signal is
// the run's own: nothing of the process's is touched.
type handlers struct{ bySignal map[syscall.Signal]py.Value }

type handlersKey struct{}

func handlersOf(in *py.Interpreter) *handlers {
	return py.Kept(in, handlersKey{}, func() *handlers { return &handlers{bySignal: map[syscall.Signal]py.Value{}} })
}

// loadSignalCore makes _signal: what the module signal is made of.
func loadSignalCore(*py.Thread) (*py.Module, error) {
	numbers := py.NewDict()
	for _, one := range signalNumbers() {
		numbers.SetStr(py.NewStr(one.name), py.MakeInt(int64(one.number)))
	}
	return py.NewModule(py.ModuleSpec{
		Name: "_signal", Values: map[string]py.Value{"NUMBERS": numbers, "NSIG": py.MakeInt(65)},
		Defs: []py.Def{
			{Sig: "signal(signalnum, handler, /)", Fn: setSignal},
			{Sig: "getsignal(signalnum, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				n, err := knownSignal(t, args[0])
				if err != nil {
					return nil, err
				}
				return signalHandler(t, n), nil
			}},
			{Sig: "raise_signal(signalnum, /)", Fn: raiseSignal},
			{Sig: "default_int_handler(signalnum, frame, /)", Fn: func(t *py.Thread, _ []py.Value) (py.Value, error) {
				return nil, t.NewException(py.Errors.KeyboardInterrupt)
			}},
			{Sig: "strsignal(signalnum, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				n, err := knownSignal(t, args[0])
				if err != nil {
					return nil, err
				}
				for _, one := range signalNumbers() {
					if one.number == n {
						return py.NewStr(one.words), nil
					}
				}
				return nil, nil
			}},
		},
	}), nil
}

// knownSignal is an argument that names a signal.
func knownSignal(t *py.Thread, v py.Value) (syscall.Signal, error) {
	n, err := t.Index(v)
	if err != nil {
		return 0, err
	}
	if n < 1 || n >= 65 {
		return 0, t.ValueError("signal number out of range")
	}
	return syscall.Signal(n), nil
}

// numberedSignal is a signal of this system.
type numberedSignal struct {
	name   string
	number syscall.Signal
	words  string
}

// signalHandler is what handles a signal.
func signalHandler(t *py.Thread, n syscall.Signal) py.Value {
	if v, ok := handlersOf(t.In()).bySignal[n]; ok {
		return v
	}
	if n == syscall.SIGINT {
		if m, err := t.Import("_signal"); err == nil {
			if v, err := t.Attr(m, "default_int_handler"); err == nil {
				return v
			}
		}
	}
	return py.MakeInt(signalDefault)
}

// setSignal is signal.signal: it answers what handled the signal before.
func setSignal(t *py.Thread, args []py.Value) (py.Value, error) {
	n, err := knownSignal(t, args[0])
	if err != nil {
		return nil, err
	}
	if !t.Main {
		return nil, t.ValueError("signal only works in main thread of the main interpreter")
	}
	if !callable(t, args[1]) {
		if number, ok := py.As[py.Int](args[1]); !ok || number != signalDefault && number != signalIgnored {
			return nil, t.TypeError("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object")
		}
	}
	if n == syscall.SIGKILL || n == unstoppable {
		return nil, loopcore.NewOSError(syscall.EINVAL, py.ErrnoText(int(syscall.EINVAL)))
	}
	before := signalHandler(t, n)
	handlersOf(t.In()).bySignal[n] = args[1]
	return before, nil
}

// raiseSignal delivers a signal to the run itself: to a loop's handler, or to
// the function that handles it, or it does what it does to a process.
func raiseSignal(t *py.Thread, args []py.Value) (py.Value, error) {
	n, err := knownSignal(t, args[0])
	if err != nil {
		return nil, err
	}
	if l := running(t); l != nil && (n != syscall.SIGINT || handlersOf(t.In()).bySignal[n] == nil) {
		if handled, err := l.core.RaiseSignal(n); handled {
			return nil, err
		}
	}
	handler := signalHandler(t, n)
	if number, ok := py.As[py.Int](handler); ok {
		if number == signalIgnored || harmless(n) {
			return nil, nil
		}
		return nil, t.NotYet("ending the program by signal " + n.String())
	}
	_, err = t.Call(handler, args[0], py.None)
	return nil, err
}
