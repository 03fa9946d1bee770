package aio

import (
	"batuta/lessons/python/py"
	"batuta/loopcore"
)

// FutureClass and TaskClass are asyncio.Future and asyncio.Task.
var (
	FutureClass = py.NewClass("_asyncio", "Future")
	TaskClass   = py.NewClass("_asyncio", "Task")
)

// Future is a Python object for a future of the loop's, or for a task.
type Future struct {
	core   *loopcore.Future // nil until __init__
	loop   *Loop
	isTask bool
	self   *py.Instance // the object of a class of the program's own that carries it
	attrs  *py.Dict
	result py.Value      // what Python code has been given for a result of Go's
	failed *py.Exception // what it failed with, once somebody has asked
	trace  *py.Traceback // where that had been raised
	lost   *failure      // what is told of it if it is let go
}

var (
	_ py.Waits      = (*Future)(nil)
	_ py.Awaitable  = (*Future)(nil)
	_ py.Resumable  = (*Future)(nil)
	_ py.Wrapped    = (*Future)(nil)
	_ py.Attributed = (*Future)(nil)
)

// Type is Future or Task.
func (f *Future) Type() *py.Class {
	switch {
	case f.isTask:
		return TaskClass
	case isGathering(f.core):
		return gatheringClass
	}
	return FutureClass
}

// Attrs is its __dict__.
func (f *Future) Attrs(make bool) *py.Dict {
	if f.attrs == nil && make {
		f.attrs = py.NewDict()
	}
	return f.attrs
}

// Wrap notes the object that carries it.
func (f *Future) Wrap(i *py.Instance) { f.self = i }

// Future is what the loop waits for.
func (f *Future) Future() any { return f.core }

// object is what Python code knows it by.
func (f *Future) object() py.Value {
	if f.self != nil {
		return f.self
	}
	return f
}

// task is the task, nil for a plain future.
func (f *Future) task() *loopcore.Task { return f.core.Task() }

// own takes a future of the loop's.
func (f *Future) own(core *loopcore.Future) {
	f.core, f.isTask = core, core.Task() != nil
	f.loop = loopObject(core.Loop())
	core.Owner = f
}

// futureOf is the Future of a future of the loop's: always the same.
func futureOf(core *loopcore.Future) *Future {
	f, ok := core.Owner.(*Future)
	if !ok {
		f = &Future{}
	}
	if f.core == nil {
		f.own(core)
	}
	return f
}

// futureObject is what Python code knows a future of the loop's by.
func futureObject(core *loopcore.Future) py.Value { return futureOf(core).object() }

// Await answers itself: to await a future is to wait for it.
func (f *Future) Await(t *py.Thread) (py.Resumable, error) {
	if f.core == nil {
		return nil, notInitialized(t)
	}
	return f, nil
}

// Go waits until it is done; its outcome is that of the await.
func (f *Future) Go(t *py.Thread, _ py.Value, thrown error) (py.Value, bool, error) {
	switch {
	case thrown != nil:
		return nil, false, thrown
	case !f.core.Done():
		return f, false, nil
	}
	v, err := f.outcome(t)
	return v, true, err
}

// Shown is the object that Python code is to see.
func (f *Future) Shown(*py.Thread) py.Value { return f.object() }

// outcome is the result, or what it failed with.
func (f *Future) outcome(t *py.Thread) (py.Value, error) {
	x, err := f.core.Result()
	if err != nil {
		return nil, f.failure(t, err)
	}
	if v, ok := x.(py.Value); ok {
		return v, nil
	}
	if f.result == nil {
		f.result = toPython(t, x)
	}
	return f.result, nil
}

// failure is an error of the future's as an exception that is raised anew: its
// traceback is as long as it was when it was asked for first.
func (f *Future) failure(t *py.Thread, err error) *py.Exception {
	e := t.FromGo(err)
	if f.failed == e {
		e.Traceback = f.trace
	} else if f.core.Done() && !f.core.Cancelled() {
		f.failed, f.trace = e, e.Traceback
	}
	return e
}

func notInitialized(t *py.Thread) error {
	return t.RuntimeError("Future object is not initialized.")
}

// futureMethod is a method of an initialized Future.
func futureMethod(fn func(t *py.Thread, f *Future, args []py.Value) (py.Value, error)) py.Native {
	return func(t *py.Thread, args []py.Value) (py.Value, error) {
		f := args[0].(*Future)
		if f.core == nil {
			return nil, notInitialized(t)
		}
		return fn(t, f, args[1:])
	}
}

// newFuture makes one that __init__ is to complete.
func newFuture(isTask bool) py.New {
	return func(*py.Thread, *py.Class, []py.Value, []py.KwArg) (py.Value, error) {
		return &Future{isTask: isTask}, nil
	}
}

// futureInit is Future.__init__.
func futureInit(t *py.Thread, args []py.Value) (py.Value, error) {
	l, err := loopArgument(t, args[1])
	if err != nil {
		return nil, err
	}
	f := args[0].(*Future)
	f.result, f.failed, f.trace = nil, nil, nil
	f.own(l.core.NewFuture())
	return nil, nil
}

// loopArgument is an argument loop=, by default the current one.
func loopArgument(t *py.Thread, v py.Value) (*Loop, error) {
	if given(v) == nil {
		return currentLoop(t)
	}
	if l, ok := py.As[*Loop](v); ok && l.core != nil {
		return l, nil
	}
	return nil, t.NotYet("a loop that is none of asyncio's own (" + v.Type().Name + ")")
}

func futureSpec() py.Spec {
	return py.Spec{
		Self: py.SelfOf[*Future], New: newFuture(false),
		Defs: []py.Def{
			{Sig: "__init__(self, *, loop=None)", Fn: futureInit},
			{Sig: "__await__(self, /)", Fn: futureMethod(futureIterator)},
			{Sig: "__iter__(self, /)", Fn: futureMethod(futureIterator)},
			{Sig: "__repr__(self, /)", Kind: py.Whole, Fn: futureRepr},
			{Sig: "result(self, /)", Fn: futureMethod(func(t *py.Thread, f *Future, _ []py.Value) (py.Value, error) { return f.outcome(t) })},
			{Sig: "exception(self, /)", Fn: futureMethod(futureException)},
			{Sig: "done(self, /)", Fn: futureMethod(func(_ *py.Thread, f *Future, _ []py.Value) (py.Value, error) {
				return py.MakeBool(f.core.Done()), nil
			})},
			{Sig: "cancelled(self, /)", Fn: futureMethod(func(_ *py.Thread, f *Future, _ []py.Value) (py.Value, error) {
				return py.MakeBool(f.core.Cancelled()), nil
			})},
			{Sig: "cancel(self, /, msg=None)", Fn: futureMethod(futureCancel)},
			{Sig: "set_result(self, result, /)", Fn: futureMethod(futureSetResult)},
			{Sig: "set_exception(self, exception, /)", Fn: futureMethod(futureSetException)},
			{Sig: "add_done_callback(self, fn, /, *, context=?)", Fn: futureMethod(futureAddCallback)},
			{Sig: "remove_done_callback(self, fn, /)", Fn: futureMethod(futureRemoveCallback)},
			{Sig: "get_loop(self, /)", Fn: futureMethod(func(_ *py.Thread, f *Future, _ []py.Value) (py.Value, error) {
				return f.loop.object(), nil
			})},
			{Sig: "_loop(self)", Kind: py.Getter, Fn: futureMethod(func(_ *py.Thread, f *Future, _ []py.Value) (py.Value, error) {
				return f.loop.object(), nil
			})},
			{Sig: "_state(self)", Kind: py.Getter, Fn: futureMethod(futureState)},
			{Sig: "_asyncio_future_blocking(self)", Kind: py.Getter, Fn: futureMethod(func(*py.Thread, *Future, []py.Value) (py.Value, error) {
				return py.False, nil
			})},
			{Sig: "__class_getitem__(cls, item, /)", Kind: py.ClassMethodDef, Fn: classGetitem},
		},
	}
}

// classGetitem is Future[int].
func classGetitem(t *py.Thread, args []py.Value) (py.Value, error) {
	return t.NewAlias(args[0], args[1]), nil
}

func futureException(t *py.Thread, f *Future, _ []py.Value) (py.Value, error) {
	failure, err := f.core.Exception()
	switch {
	case err != nil:
		return nil, f.failure(t, err)
	case failure == nil:
		return nil, nil
	}
	return f.failure(t, failure), nil
}

func futureCancel(t *py.Thread, f *Future, args []py.Value) (py.Value, error) {
	msg := ""
	if v := given(args[0]); v != nil {
		s, ok := py.As[*py.Str](v)
		if !ok {
			return nil, t.NotYet("cancel() with a message that is no str")
		}
		msg = s.String()
	}
	return py.MakeBool(f.core.Cancel(msg)), nil
}

func futureSetResult(_ *py.Thread, f *Future, args []py.Value) (py.Value, error) {
	if task := f.task(); task != nil {
		return nil, task.SetResult(args[0])
	}
	return nil, f.core.SetResult(args[0])
}

func futureSetException(t *py.Thread, f *Future, args []py.Value) (py.Value, error) {
	if task := f.task(); task != nil {
		return nil, task.SetException(nil)
	}
	if f.core.Done() {
		return nil, loopcore.ErrInvalidState
	}
	v := args[0]
	if c, ok := v.(*py.Class); ok && c.IsSubclass(py.Errors.BaseException) {
		made, err := t.Call(c)
		if err != nil {
			return nil, err
		}
		v = made
	}
	e, ok := v.(*py.Exception)
	if !ok {
		return nil, loopcore.ErrNotException
	}
	if e.Type().IsSubclass(py.Errors.StopIteration) {
		wrong := t.Raise(py.Errors.RuntimeError, "StopIteration interacts badly with generators and cannot be raised into a Future")
		wrong.Cause, wrong.During, wrong.Suppress = e, e, true
		e = wrong
	}
	err := f.core.SetException(e)
	if f.lost != nil {
		t.Spends(f)
	}
	return nil, err
}

// callbackKey is what a callback is known by: a method is made anew each time
// it is asked for.
func callbackKey(fn py.Value) any {
	if m, ok := fn.(*py.BoundMethod); ok {
		return struct{ self, fn py.Value }{m.Self, m.Func}
	}
	return fn
}

func futureAddCallback(t *py.Thread, f *Future, args []py.Value) (py.Value, error) {
	fn := args[0]
	context, err := contextArgument(t, args[1])
	if err != nil {
		return nil, err
	}
	f.loop.enterContext(t)
	err = f.core.AddDoneCallbackWith(loopcore.DoneCall{
		Fn: func(*loopcore.Future) error {
			_, err := f.loop.thread.Call(fn, f.object())
			return err
		},
		Label:   func() string { return f.loop.label(fn, nil) },
		Context: context,
		Key:     callbackKey(fn),
	})
	return nil, err
}

func futureRemoveCallback(_ *py.Thread, f *Future, args []py.Value) (py.Value, error) {
	return py.MakeInt(int64(f.core.RemoveDoneCallback(callbackKey(args[0])))), nil
}

func futureState(_ *py.Thread, f *Future, _ []py.Value) (py.Value, error) {
	switch {
	case f.core.Cancelled():
		return py.NewStr("CANCELLED"), nil
	case f.core.Done():
		return py.NewStr("FINISHED"), nil
	}
	return py.NewStr("PENDING"), nil
}

// futureIteratorClass is the class of what Future.__await__ answers.
var futureIteratorClass = py.NewClass("_asyncio", "FutureIter")

// futureWait is what Future.__await__ answers.
type futureWait struct{ of *Future }

func futureIterator(_ *py.Thread, f *Future, _ []py.Value) (py.Value, error) {
	return &futureWait{f}, nil
}

// Type is FutureIter.
func (*futureWait) Type() *py.Class { return futureIteratorClass }

// Await answers itself.
func (w *futureWait) Await(*py.Thread) (py.Resumable, error) { return w, nil }

// Go goes on with the future.
func (w *futureWait) Go(t *py.Thread, sent py.Value, thrown error) (py.Value, bool, error) {
	v, done, err := w.of.Go(t, sent, thrown)
	if !done && err == nil {
		return w.of.object(), false, nil
	}
	return v, done, err
}

func futureIteratorSpec() py.Spec {
	return py.Spec{Self: py.SelfOf[*futureWait], Defs: py.ResumableDefs()}
}
