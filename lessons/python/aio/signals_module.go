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

// handlers are what handles the signals of a run. A signal is the run's own: the
// process's are its host's, who is told what the program does with each.
type handlers struct {
	interrupt *py.Builtin // default_int_handler
	bySignal  map[syscall.Signal]py.Value
}

type handlersKey struct{}

func handlersOf(in *py.Interpreter) *handlers {
	return py.Kept(in, handlersKey{}, func() *handlers {
		h := &handlers{bySignal: map[syscall.Signal]py.Value{}}
		h.interrupt = py.NewBuiltin("_signal", py.Def{
			Sig: "default_int_handler(signalnum, frame, /)",
			Fn: func(t *py.Thread, _ []py.Value) (py.Value, error) {
				return nil, t.NewException(py.Errors.KeyboardInterrupt)
			},
		})
		h.bySignal[syscall.SIGINT] = h.interrupt
		in.HandleSignals(h)
		return h
	})
}

// of is what handles a signal.
func (h *handlers) of(n syscall.Signal) py.Value {
	if v, ok := h.bySignal[n]; ok {
		return v
	}
	return py.MakeInt(signalDefault)
}

// set has a signal be handled by v.
func (h *handlers) set(t *py.Thread, n syscall.Signal, v py.Value) {
	h.bySignal[n] = v
	if tell := t.In().Host.Signal; tell != nil {
		tell(int(n), h.use(n))
	}
}

// use is what the program does with a signal.
func (h *handlers) use(n syscall.Signal) py.SignalUse {
	v := h.of(n)
	b, own := v.(*py.Builtin)
	switch number, fixed := py.As[py.Int](v); {
	case fixed && number == signalIgnored:
		return py.SignalIgnored
	case fixed, own && (b == h.interrupt || b.Name == "_on_sigint"):
		return py.SignalDefault
	}
	return py.SignalHandled
}

// reset has a signal be handled as in the beginning.
func (h *handlers) reset(t *py.Thread, n syscall.Signal) {
	if n == syscall.SIGINT {
		h.set(t, n, h.interrupt)
		return
	}
	h.set(t, n, py.MakeInt(signalDefault))
}

// Handled reports whether a function handles a signal.
func (h *handlers) Handled(n int) bool {
	_, fixed := py.As[py.Int](h.of(syscall.Signal(n)))
	return !fixed
}

// Deliver is a signal that has come: the function is called that handles it,
// or it does what it does to a process.
func (h *handlers) Deliver(t *py.Thread, n int) error {
	handler := h.of(syscall.Signal(n))
	if number, ok := py.As[py.Int](handler); ok {
		switch {
		case number == signalIgnored || harmless(syscall.Signal(n)):
			return nil
		case stops(syscall.Signal(n)):
			return t.NotYet("stopping the program by signal " + syscall.Signal(n).String())
		}
		t.In().DieBy(n)
		return t.Heed()
	}
	frame := py.Value(py.None)
	if f := t.Frame(); f != nil {
		frame = f
	}
	_, err := t.Call(handler, py.MakeInt(int64(n)), frame)
	return err
}

// loadSignalCore makes _signal: what the module signal is made of.
func loadSignalCore(t *py.Thread) (*py.Module, error) {
	numbers := py.NewDict()
	for _, one := range signalNumbers() {
		numbers.SetStr(py.NewStr(one.name), py.MakeInt(int64(one.number)))
	}
	return py.NewModule(py.ModuleSpec{
		Name: "_signal",
		Values: map[string]py.Value{
			"NUMBERS": numbers, "NSIG": py.MakeInt(65), "default_int_handler": handlersOf(t.In()).interrupt,
		},
		Defs: []py.Def{
			{Sig: "signal(signalnum, handler, /)", Fn: setSignal},
			{Sig: "getsignal(signalnum, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				n, err := knownSignal(t, args[0])
				if err != nil {
					return nil, err
				}
				return handlersOf(t.In()).of(n), nil
			}},
			{Sig: "raise_signal(signalnum, /)", Fn: raiseSignal},
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
	if err := t.Heed(); err != nil { // what has come is still for who was before
		return nil, err
	}
	h := handlersOf(t.In())
	before := h.of(n)
	h.set(t, n, args[1])
	return before, nil
}

// raiseSignal delivers a signal to the run itself. The main thread sees to it at
// once.
func raiseSignal(t *py.Thread, args []py.Value) (py.Value, error) {
	n, err := t.Index(args[0])
	if err != nil {
		return nil, err
	}
	if n < 1 || n >= 65 {
		return nil, loopcore.NewOSError(syscall.EINVAL, py.ErrnoText(int(syscall.EINVAL)))
	}
	handlersOf(t.In())
	t.In().Trip(n)
	return nil, t.Heed()
}
