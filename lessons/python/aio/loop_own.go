package aio

import (
	"batuta/lessons/python/py"
	"batuta/loopcore"
)

// queuedStep is a task's step, or a future's callback, on its way through a
// call_soon that is written in Python: the loop's own call_soon queues it.
type queuedStep struct {
	core  *loopcore.Handle
	queue func()
}

var queuedStepClass = py.NewClass("_asyncio", "TaskStepMethWrapper")

// Type is TaskStepMethWrapper.
func (*queuedStep) Type() *py.Class { return queuedStepClass }

func queuedStepSpec() py.Spec {
	return py.Spec{Self: py.SelfOf[*queuedStep], Final: true, Defs: []py.Def{
		{Sig: "__call__(self, /)", Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
			return nil, args[0].(*queuedStep).core.Perform()
		}},
	}}
}

// callSoonOwn has the program's call_soon queue a handle. If that fails, it is
// told, and the handle is lost, as it is in asyncio.
func (l *Loop) callSoonOwn(h *loopcore.Handle, queue func()) {
	t := l.in.Current()
	m, err := t.Attr(l.self, "call_soon")
	if err == nil {
		_, err = t.CallKw(m, []py.Value{&queuedStep{h, queue}}, []py.KwArg{{Name: "context", Value: contextObject(h.Context())}})
	}
	if err != nil {
		l.core.CallExceptionHandler(loopcore.ExceptionContext{Message: "Unhandled exception in event loop", Exception: t.FromGo(err), Handle: h})
	}
}
