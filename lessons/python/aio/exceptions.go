package aio

import (
	"errors"

	"batuta/lessons/python/py"
	"batuta/loopcore"
)

// The exception classes that are asyncio's own.
var (
	InvalidStateErrorClass         = py.NewClass("asyncio.exceptions", "InvalidStateError")
	IncompleteReadErrorClass       = py.NewClass("asyncio.exceptions", "IncompleteReadError")
	LimitOverrunErrorClass         = py.NewClass("asyncio.exceptions", "LimitOverrunError")
	SendfileNotAvailableErrorClass = py.NewClass("asyncio.exceptions", "SendfileNotAvailableError")
	BrokenBarrierErrorClass        = py.NewClass("asyncio.exceptions", "BrokenBarrierError")
	QueueEmptyClass                = py.NewClass("asyncio.queues", "QueueEmpty")
	QueueFullClass                 = py.NewClass("asyncio.queues", "QueueFull")
	QueueShutDownClass             = py.NewClass("asyncio.queues", "QueueShutDown")
)

// exceptionClasses are the classes.
func exceptionClasses() []*py.Class {
	return []*py.Class{
		InvalidStateErrorClass, IncompleteReadErrorClass, LimitOverrunErrorClass, SendfileNotAvailableErrorClass, BrokenBarrierErrorClass,
		QueueEmptyClass, QueueFullClass, QueueShutDownClass,
	}
}

// defineExceptions says what the classes can do.
func defineExceptions() {
	e := &py.Errors
	for _, c := range []*py.Class{InvalidStateErrorClass, QueueEmptyClass, QueueFullClass, QueueShutDownClass} {
		c.Define(func() py.Spec { return py.Spec{Bases: []*py.Class{e.Exception}} })
	}
	for _, c := range []*py.Class{SendfileNotAvailableErrorClass, BrokenBarrierErrorClass} {
		c.Define(func() py.Spec { return py.Spec{Bases: []*py.Class{e.RuntimeError}} })
	}
	IncompleteReadErrorClass.Define(func() py.Spec {
		return py.Spec{Bases: []*py.Class{e.EOFError}, Defs: []py.Def{
			{Sig: "__init__(self, partial, expected)", Kind: py.Whole, Fn: incompleteReadInit},
			{Sig: "__reduce__(self, /)", Kind: py.Whole, Fn: reduceBy("partial", "expected")},
		}}
	})
	LimitOverrunErrorClass.Define(func() py.Spec {
		return py.Spec{Bases: []*py.Class{e.Exception}, Defs: []py.Def{
			{Sig: "__init__(self, message, consumed)", Kind: py.Whole, Fn: limitOverrunInit},
			{Sig: "__reduce__(self, /)", Kind: py.Whole, Fn: reduceBy("args", "consumed")},
		}}
	})
}

// registerExceptions says which class each error of the loop's becomes.
func registerExceptions(in *py.Interpreter) {
	for _, c := range exceptionClasses() {
		in.RegisterErrorClass(c)
	}
	in.RegisterError("IncompleteReadError", func(t *py.Thread, err error) *py.Exception {
		var e *loopcore.IncompleteReadError
		if !errors.As(err, &e) {
			return t.Raise(IncompleteReadErrorClass, "%s", err)
		}
		expected := py.Value(py.None)
		if e.Expected >= 0 {
			expected = py.MakeInt(int64(e.Expected))
		}
		return makeException(t, IncompleteReadErrorClass, &py.Bytes{B: e.Partial}, expected)
	})
	in.RegisterError("LimitOverrunError", func(t *py.Thread, err error) *py.Exception {
		var e *loopcore.LimitOverrunError
		if !errors.As(err, &e) {
			return t.Raise(LimitOverrunErrorClass, "%s", err)
		}
		return makeException(t, LimitOverrunErrorClass, py.NewStr(e.Message), py.MakeInt(int64(e.Consumed)))
	})
}

// makeException calls the class of an exception.
func makeException(t *py.Thread, c *py.Class, args ...py.Value) *py.Exception {
	v, err := t.Call(c, args...)
	if err != nil {
		return t.FromGo(err)
	}
	return v.(*py.Exception)
}

// incompleteReadInit is IncompleteReadError.__init__.
func incompleteReadInit(t *py.Thread, args []py.Value) (py.Value, error) {
	e, ok := args[0].(*py.Exception)
	if !ok {
		return nil, t.TypeError("descriptor '__init__' requires an exception")
	}
	expected := "undefined"
	if args[2] != py.None {
		s, err := t.Repr(args[2])
		if err != nil {
			return nil, err
		}
		expected = s
	}
	n, err := t.Len(args[1])
	if err != nil {
		return nil, err
	}
	count, err := t.Str(py.MakeInt(int64(n)))
	if err != nil {
		return nil, err
	}
	e.Args = py.NewTuple(py.NewStr(count + " bytes read on a total of " + expected + " expected bytes"))
	return nil, setAll(t, e, map[string]py.Value{"partial": args[1], "expected": args[2]})
}

// limitOverrunInit is LimitOverrunError.__init__.
func limitOverrunInit(t *py.Thread, args []py.Value) (py.Value, error) {
	e, ok := args[0].(*py.Exception)
	if !ok {
		return nil, t.TypeError("descriptor '__init__' requires an exception")
	}
	e.Args = py.NewTuple(args[1])
	return nil, setAll(t, e, map[string]py.Value{"consumed": args[2]})
}

// setAll sets attributes.
func setAll(t *py.Thread, v py.Value, all map[string]py.Value) error {
	for name, x := range all {
		if err := t.Setattr(v, t.In().Intern(name), x); err != nil {
			return err
		}
	}
	return nil
}

// reduceBy is a __reduce__ that makes the object anew from two attributes.
func reduceBy(first, second string) py.Native {
	return func(t *py.Thread, args []py.Value) (py.Value, error) {
		a, err := t.Attr(args[0], first)
		if err != nil {
			return nil, err
		}
		if first == "args" {
			a = a.(*py.Tuple).Items[0]
		}
		b, err := t.Attr(args[0], second)
		return py.NewTuple(args[0].Type(), py.NewTuple(a, b)), err
	}
}
