package aio

import (
	"batuta/lessons/python/py"
	"batuta/lessons/python/syntax"
	"batuta/loopcore"
)

// loopCallDefs are the methods that schedule callbacks.
func loopCallDefs() []py.Def {
	return []py.Def{
		{Sig: "call_soon(self, callback, *args, context=None)", Fn: loopMethod(callSoon)},
		{Sig: "call_soon_threadsafe(self, callback, *args, context=None)", Fn: loopMethod(callSoonThreadsafe)},
		{Sig: "call_later(self, delay, callback, *args, context=None)", Fn: loopMethod(callLater)},
		{Sig: "call_at(self, when, callback, *args, context=None)", Fn: loopMethod(callAt)},
	}
}

// checkCallback refuses, in debug mode as asyncio does, what cannot be called.
func (l *Loop) checkCallback(t *py.Thread, callback py.Value, method string) error {
	if !l.core.Debug() {
		return nil
	}
	if coroutineOf(t, callback) != nil || isCoroutineFunction(t, callback) {
		return t.TypeError("coroutines cannot be used with %s()", method)
	}
	if !callable(t, callback) {
		s, err := t.Repr(callback)
		if err != nil {
			return err
		}
		return t.TypeError("a callable object was expected by %s(), got %s", method, s)
	}
	return nil
}

// checkOpen is _check_closed.
func (l *Loop) checkOpen() error {
	if l.core.IsClosed() {
		return loopcore.ErrClosed
	}
	return nil
}

// callback is a call of a Python function as the loop takes it: args are those
// of the method that was called, a function with *args and context behind it.
func (l *Loop) callback(t *py.Thread, fn, rest, context py.Value) (loopcore.Call, error) {
	args := rest.(*py.Tuple).Items
	c, err := contextArgument(t, context)
	return loopcore.Call{
		Fn: func() error {
			_, err := l.thread.CallKw(fn, args, nil)
			return err
		},
		Label:   func() string { return l.label(fn, args) },
		Context: c,
	}, err
}

func callSoon(t *py.Thread, l *Loop, args []py.Value) (py.Value, error) {
	if err := l.checkOpen(); err != nil {
		return nil, err
	}
	if step, ok := args[0].(*queuedStep); ok {
		step.queue()
		return &Handle{core: step.core, loop: l}, nil
	}
	if err := l.checkCallback(t, args[0], "call_soon"); err != nil {
		return nil, err
	}
	call, err := l.callback(t, args[0], args[1], args[2])
	if err != nil {
		return nil, err
	}
	l.enterContext(t)
	h, err := l.core.CallSoonWith(call)
	if err != nil {
		return nil, err
	}
	return &Handle{core: h, loop: l, fn: args[0], args: args[1].(*py.Tuple)}, nil
}

func callSoonThreadsafe(t *py.Thread, l *Loop, args []py.Value) (py.Value, error) {
	if err := l.checkOpen(); err != nil {
		return nil, err
	}
	if err := l.checkCallback(t, args[0], "call_soon_threadsafe"); err != nil {
		return nil, err
	}
	call, err := l.callback(t, args[0], args[1], args[2])
	if err != nil {
		return nil, err
	}
	if call.Context == nil {
		call.Context = contextOf(t).Copy()
	}
	h, err := l.core.CallSoonThreadsafeHandle(call)
	if err != nil {
		return nil, err
	}
	return &Handle{core: h, loop: l, fn: args[0], args: args[1].(*py.Tuple)}, nil
}

func callLater(t *py.Thread, l *Loop, args []py.Value) (py.Value, error) {
	if args[0] == py.None {
		return nil, t.TypeError("delay must not be None")
	}
	delay, err := t.Float(args[0])
	if err != nil { // what cannot be added to a time says so
		if _, odd := t.Binary(syntax.Add, py.Float(0), args[0]); odd != nil {
			err = odd
		}
		return nil, err
	}
	if l.ownCallAt {
		return l.laterByName(t, args)
	}
	if q, ok := args[1].(*queuedTimer); ok {
		return l.setOwnTimer(q, l.core.Time()+delay), nil
	}
	return l.timer(t, args, func(c loopcore.Call) (*loopcore.TimerHandle, error) { return l.core.CallLaterWith(delay, c) })
}

func callAt(t *py.Thread, l *Loop, args []py.Value) (py.Value, error) {
	if args[0] == py.None {
		return nil, t.TypeError("when cannot be None")
	}
	when, err := t.Float(args[0])
	if err != nil {
		return nil, err
	}
	if q, ok := args[1].(*queuedTimer); ok {
		return l.setOwnTimer(q, when), nil
	}
	return l.timer(t, args, func(c loopcore.Call) (*loopcore.TimerHandle, error) { return l.core.CallAtWith(when, c) })
}

// timer is call_later and call_at.
func (l *Loop) timer(t *py.Thread, args []py.Value, set func(loopcore.Call) (*loopcore.TimerHandle, error)) (py.Value, error) {
	if err := l.checkOpen(); err != nil {
		return nil, err
	}
	if err := l.checkCallback(t, args[1], "call_at"); err != nil {
		return nil, err
	}
	call, err := l.callback(t, args[1], args[2], args[3])
	if err != nil {
		return nil, err
	}
	l.enterContext(t)
	h, err := set(call)
	if err != nil {
		return nil, err
	}
	return &Handle{core: &h.Handle, timer: h, loop: l, fn: args[1], args: args[2].(*py.Tuple)}, nil
}

// callable reports whether v can be called.
func callable(t *py.Thread, v py.Value) bool {
	switch v.(type) {
	case *py.Function, *py.Builtin, *py.BoundMethod, *py.Class, py.Callable:
		return true
	}
	m, err := t.GetMethod(v, nameCall)
	return m != nil && err == nil
}

var nameCall = py.Name("__call__")
