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
	return nil, l.core.AddSignalHandler(n, call)
}

// Signal delivers a signal to the loop that runs in the program's main thread,
// as if the process had received it; false if none runs there. Any goroutine.
func Signal(in *py.Interpreter, sig syscall.Signal) bool {
	l := sharedOf(in).main.Load()
	if l == nil {
		return false
	}
	l.core.Signal(sig)
	return true
}

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
