package aio

import (
	"syscall"

	"batuta/lessons/python/py"
)

// loopSignalDefs are the methods about signals.
func loopSignalDefs() []py.Def {
	return []py.Def{
		{Sig: "add_signal_handler(self, sig, callback, *args)", Fn: loopMethod(addSignalHandler)},
		{Sig: "remove_signal_handler(self, sig)", Fn: loopMethod(func(t *py.Thread, l *Loop, args []py.Value) (py.Value, error) {
			n, err := signalNumber(t, args[0])
			if err != nil {
				return nil, err
			}
			had, err := l.core.RemoveSignalHandler(n)
			if had {
				delete(l.signals, n)
				handlersOf(t.In()).reset(t, n)
			}
			return py.MakeBool(had), err
		})},
	}
}

// signalNumber is an argument that names a signal.
func signalNumber(t *py.Thread, v py.Value) (syscall.Signal, error) {
	n, ok := py.As[py.Int](v)
	if !ok {
		return 0, t.TypeError("sig must be an int, not %s", reprOrName(t, v))
	}
	return syscall.Signal(n), nil
}

func addSignalHandler(t *py.Thread, l *Loop, args []py.Value) (py.Value, error) {
	fn := args[1]
	if coroutineOf(t, fn) != nil || isCoroutineFunction(t, fn) {
		return nil, t.TypeError("coroutines cannot be used with add_signal_handler()")
	}
	n, err := signalNumber(t, args[0])
	if err != nil {
		return nil, err
	}
	if err := l.checkOpen(); err != nil {
		return nil, err
	}
	if !t.Main {
		return nil, t.RuntimeError("set_wakeup_fd only works in main thread of the main interpreter")
	}
	call, err := l.callback(t, fn, args[2], nil)
	if err != nil {
		return nil, err
	}
	l.enterContext(t)
	if err := l.core.AddSignalHandler(n, call); err != nil {
		return nil, err
	}
	if l.signals == nil {
		l.signals = map[syscall.Signal]bool{}
	}
	l.signals[n] = true
	handlersOf(t.In()).set(t, n, l.wakingHandler(n))
	return nil, nil
}

// wakingHandler is what handles a signal that a loop has a callback for: the
// loop is woken, and its callback runs in a later cycle.
func (l *Loop) wakingHandler(n syscall.Signal) py.Value {
	return py.NewBuiltin("asyncio.unix_events", py.Def{Sig: "_sighandler_noop(signum, frame)", Fn: func(*py.Thread, []py.Value) (py.Value, error) {
		l.core.Signal(n)
		return nil, nil
	}})
}

// interruptHandler is what handles SIGINT while a Runner runs: the first cancels
// the main task, every other is a KeyboardInterrupt.
func (l *Loop) interruptHandler() py.Value {
	return py.NewBuiltin("asyncio.runners", py.Def{Sig: "_on_sigint(signum, frame)", Fn: func(t *py.Thread, _ []py.Value) (py.Value, error) {
		if l.asking { // it heeds it when it is out of the selector
			l.core.Signal(syscall.SIGINT)
			return nil, nil
		}
		if handled, err := l.core.RaiseSignal(syscall.SIGINT); handled {
			return nil, err
		}
		return nil, t.NewException(py.Errors.KeyboardInterrupt)
	}})
}

// catchInterrupt has SIGINT come to the Runner's loop, if nobody handles it
// already. What it answers ends that.
func (l *Loop) catchInterrupt(t *py.Thread) (end func()) {
	h := handlersOf(t.In())
	if !t.Main || h.of(syscall.SIGINT) != py.Value(h.interrupt) {
		return func() {}
	}
	own := l.interruptHandler()
	h.set(t, syscall.SIGINT, own)
	return func() {
		if h.of(syscall.SIGINT) == own {
			h.reset(t, syscall.SIGINT)
		}
	}
}

// closeSignals gives the signals back that a loop has callbacks for, when it is closed.
func (l *Loop) closeSignals(t *py.Thread) {
	if !t.Main || !l.core.IsClosed() {
		return
	}
	for n := range l.signals {
		handlersOf(t.In()).reset(t, n)
	}
	l.signals = nil
}

// Signal delivers a signal to the program, as if it were a process that had
// received it. Any goroutine.
func Signal(in *py.Interpreter, sig syscall.Signal) { in.Trip(int(sig)) }

// Running reports whether a loop runs in the program's main thread. Any goroutine.
func Running(in *py.Interpreter) bool {
	l := sharedOf(in).main.Load()
	return l != nil && l.core.IsRunning()
}

// Drop ends the run of the loop in the program's main thread at once, if one
// runs there. Any goroutine.
func Drop(in *py.Interpreter) {
	if l := sharedOf(in).main.Load(); l != nil {
		l.core.Drop()
	}
}
