package aio

import (
	"batuta/lessons/python/py"
	"batuta/loopcore"
)

// TimeoutClass is asyncio.Timeout.
var TimeoutClass = py.NewClass("asyncio.timeouts", "Timeout")

// Timeout is a time limit as a Python object.
type Timeout struct{ core *loopcore.Timeout }

// Type is Timeout.
func (*Timeout) Type() *py.Class { return TimeoutClass }

// timeoutFunctions are those of asyncio.timeouts.
func timeoutFunctions() []py.Def {
	return []py.Def{
		{Sig: "timeout(delay)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			l, err := runningLoop(t)
			if err != nil {
				return nil, err
			}
			delay, err := optionalSeconds(t, args[0])
			if err != nil {
				return nil, err
			}
			return &Timeout{l.core.NewTimeout(delay)}, nil
		}},
		{Sig: "timeout_at(when)", Fn: newTimeout},
	}
}

func newTimeout(t *py.Thread, args []py.Value) (py.Value, error) {
	when, err := optionalSeconds(t, args[0])
	if err != nil {
		return nil, err
	}
	return &Timeout{loopcore.NewTimeoutAt(when)}, nil
}

func timeoutSpec() py.Spec {
	return py.Spec{
		Self: py.SelfOf[*Timeout], New: py.NewBy("Timeout(when)", newTimeout), Final: true,
		Defs: inPython([]py.Def{
			{Sig: "when(self)", Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
				if when := args[0].(*Timeout).core.When(); when != nil {
					return py.Float(*when), nil
				}
				return nil, nil
			}},
			{Sig: "reschedule(self, when)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
				when, err := optionalSeconds(t, args[1])
				if err != nil {
					return nil, err
				}
				return nil, args[0].(*Timeout).core.Reschedule(when)
			}},
			{Sig: "expired(self)", Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
				return py.MakeBool(args[0].(*Timeout).core.Expired()), nil
			}},
			{Sig: "__repr__(self, /)", Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
				return py.NewStr(args[0].(*Timeout).core.String()), nil
			}},
			{Sig: "__aenter__(self)", Coroutine: true, Fn: timeoutEnter},
			{Sig: "__aexit__(self, exc_type, exc_val, exc_tb)", Coroutine: true, Fn: timeoutExit},
		}),
	}
}

func timeoutEnter(t *py.Thread, args []py.Value) (py.Value, error) {
	self := args[0].(*Timeout)
	return t.NewCoroutine("Timeout.__aenter__", atOnce(func(t *py.Thread) (py.Value, error) {
		return self, self.core.Enter(taskOf(t))
	})), nil
}

// taskOf is the task that runs in the thread, nil if none does.
func taskOf(t *py.Thread) *loopcore.Task {
	if l := running(t); l != nil {
		return l.core.CurrentTask()
	}
	return nil
}

func timeoutExit(t *py.Thread, args []py.Value) (py.Value, error) {
	self, block := args[0].(*Timeout), blockError(args[2])
	return t.NewCoroutine("Timeout.__aexit__", atOnce(func(*py.Thread) (py.Value, error) {
		err := self.core.Exit(block)
		if err == block {
			return nil, nil // it goes on as it is
		}
		return nil, err
	})), nil
}

// blockError is what a block of code ended with, nil for none.
func blockError(v py.Value) error {
	if e, ok := v.(*py.Exception); ok {
		return e
	}
	return nil
}
