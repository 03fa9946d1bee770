package aio

import (
	"batuta/lessons/python/py"
	"batuta/lessons/python/syntax"
	"batuta/loopcore"
)

// HandleClass and TimerHandleClass are asyncio.Handle and asyncio.TimerHandle.
var (
	HandleClass      = py.NewClass("asyncio.events", "Handle")
	TimerHandleClass = py.NewClass("asyncio.events", "TimerHandle")
)

// Handle is a scheduled callback as a Python object.
type Handle struct {
	core  *loopcore.Handle
	timer *loopcore.TimerHandle // nil for a plain one
	loop  *Loop
	fn    py.Value // nil where it is the loop's own
	args  *py.Tuple
}

// Type is Handle or TimerHandle.
func (h *Handle) Type() *py.Class {
	if h.timer != nil {
		return TimerHandleClass
	}
	return HandleClass
}

func handleSpec() py.Spec {
	method := func(fn func(t *py.Thread, h *Handle) (py.Value, error)) py.Native {
		return func(t *py.Thread, args []py.Value) (py.Value, error) { return fn(t, args[0].(*Handle)) }
	}
	return py.Spec{
		Self: py.SelfOf[*Handle],
		Defs: inPython([]py.Def{
			{Sig: "cancel(self)", Fn: method(func(_ *py.Thread, h *Handle) (py.Value, error) {
				h.core.Cancel()
				return nil, nil
			})},
			{Sig: "cancelled(self)", Fn: method(func(_ *py.Thread, h *Handle) (py.Value, error) {
				return py.MakeBool(h.core.Cancelled()), nil
			})},
			{Sig: "get_context(self)", Fn: method(func(_ *py.Thread, h *Handle) (py.Value, error) {
				return contextObject(h.core.Context()), nil
			})},
			{Sig: "__repr__(self, /)", Fn: method(func(_ *py.Thread, h *Handle) (py.Value, error) {
				return py.NewStr(h.core.String()), nil
			})},
			{Sig: "_callback(self)", Kind: py.Getter, Fn: method(func(_ *py.Thread, h *Handle) (py.Value, error) {
				if h.core.Cancelled() {
					return nil, nil
				}
				return h.fn, nil
			})},
			{Sig: "_args(self)", Kind: py.Getter, Fn: method(func(_ *py.Thread, h *Handle) (py.Value, error) {
				if h.core.Cancelled() || h.args == nil {
					return nil, nil
				}
				return h.args, nil
			})},
			{Sig: "_cancelled(self)", Kind: py.Getter, Fn: method(func(_ *py.Thread, h *Handle) (py.Value, error) {
				return py.MakeBool(h.core.Cancelled()), nil
			})},
		}),
	}
}

func timerHandleSpec() py.Spec {
	defs := []py.Def{
		{Sig: "when(self)", Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
			return py.Float(args[0].(*Handle).timer.When()), nil
		}},
		{Sig: "__hash__(self, /)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			n, err := t.Hash(py.Float(args[0].(*Handle).timer.When()))
			return py.MakeInt(int64(n)), err
		}},
	}
	for name, op := range map[string]syntax.Op{
		"__lt__": syntax.Lt, "__le__": syntax.LtE, "__gt__": syntax.Gt, "__ge__": syntax.GtE, "__eq__": syntax.Eq,
	} {
		defs = append(defs, py.Def{Sig: name + "(self, other, /)", Fn: compareTimers(op)})
	}
	return py.Spec{Bases: []*py.Class{HandleClass}, Self: py.SelfOf[*Handle], Defs: inPython(defs)}
}

// compareTimers compares timers by the time when they are due.
func compareTimers(op syntax.Op) py.Native {
	return func(t *py.Thread, args []py.Value) (py.Value, error) {
		a := args[0].(*Handle)
		b, ok := args[1].(*Handle)
		if !ok || b.timer == nil {
			return py.NotImplemented, nil
		}
		if op == syntax.Eq {
			return py.MakeBool(a == b || a.timer.When() == b.timer.When() && a.fn == b.fn && a.core.Cancelled() == b.core.Cancelled()), nil
		}
		return t.Compare(op, py.Float(a.timer.When()), py.Float(b.timer.When()))
	}
}
