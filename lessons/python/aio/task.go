package aio

import (
	"slices"
	"strings"

	"batuta/lessons/python/py"
	"batuta/loopcore"
)

func taskSpec() py.Spec {
	return py.Spec{
		Bases: []*py.Class{FutureClass}, Self: py.SelfOf[*Future], New: newFuture(true),
		Defs: []py.Def{
			{Sig: "__init__(self, coro, *, loop=None, name=None, context=None, eager_start=False)", Fn: taskInit},
			{Sig: "get_coro(self, /)", Fn: taskMethod(func(t *py.Thread, task *loopcore.Task, _ []py.Value) (py.Value, error) {
				return coroutineObject(t, task.Coro()), nil
			})},
			{Sig: "get_context(self, /)", Fn: taskMethod(func(_ *py.Thread, task *loopcore.Task, _ []py.Value) (py.Value, error) {
				return contextObject(task.Context()), nil
			})},
			{Sig: "get_name(self, /)", Fn: taskMethod(func(_ *py.Thread, task *loopcore.Task, _ []py.Value) (py.Value, error) {
				return py.NewStr(task.Name()), nil
			})},
			{Sig: "set_name(self, value, /)", Fn: taskMethod(func(t *py.Thread, task *loopcore.Task, args []py.Value) (py.Value, error) {
				name, err := t.Str(args[0])
				if err == nil {
					task.SetName(name)
				}
				return nil, err
			})},
			{Sig: "cancelling(self, /)", Fn: taskMethod(func(_ *py.Thread, task *loopcore.Task, _ []py.Value) (py.Value, error) {
				return py.MakeInt(int64(task.Cancelling())), nil
			})},
			{Sig: "uncancel(self, /)", Fn: taskMethod(func(_ *py.Thread, task *loopcore.Task, _ []py.Value) (py.Value, error) {
				return py.MakeInt(int64(task.Uncancel())), nil
			})},
			{Sig: "get_stack(self, /, *, limit=None)", Fn: taskMethod(taskStack)},
			{Sig: "print_stack(self, /, *, limit=None, file=None)", Fn: taskMethod(taskPrintStack)},
			{Sig: "_coro(self)", Kind: py.Getter, Fn: taskMethod(func(t *py.Thread, task *loopcore.Task, _ []py.Value) (py.Value, error) {
				return coroutineObject(t, task.Coro()), nil
			})},
			{Sig: "__class_getitem__(cls, item, /)", Kind: py.ClassMethodDef, Fn: classGetitem},
		},
	}
}

// taskMethod is a method of an initialized Task.
func taskMethod(fn func(t *py.Thread, task *loopcore.Task, args []py.Value) (py.Value, error)) py.Native {
	return futureMethod(func(t *py.Thread, f *Future, args []py.Value) (py.Value, error) {
		task := f.task()
		if task == nil {
			return nil, t.TypeError("descriptor for '_asyncio.Task' objects doesn't apply to a '%s' object", f.object().Type().Name)
		}
		return fn(t, task, args)
	})
}

// taskInit is Task.__init__. An eager task takes its first step before it
// answers, so the loop is told whose the task is beforehand.
func taskInit(t *py.Thread, args []py.Value) (py.Value, error) {
	coro, err := wantCoroutine(t, args[1])
	if err != nil {
		return nil, err
	}
	l, err := loopArgument(t, args[2])
	if err != nil {
		return nil, err
	}
	o, err := taskOptions(t, args[3], args[4], args[5])
	if err != nil {
		return nil, err
	}
	if o.Eager && given(args[2]) == nil { // as in CPython, which asks the argument and not the loop
		return nil, t.AttributeError(py.None, "is_running", "'NoneType' object has no attribute 'is_running'")
	}
	f := args[0].(*Future)
	o.Owner = f
	_, err = l.newTask(t, coro, o)
	return nil, err
}

// newTask makes a plain task.
func (l *Loop) newTask(t *py.Thread, coro loopcore.Coroutine, o loopcore.TaskOptions) (*Future, error) {
	l.enterContext(t)
	task, err := l.core.NewTask(coro, o)
	if task == nil {
		return nil, err
	}
	return futureOf(&task.Future), err
}

// wantCoroutine refuses what is no coroutine in the words of a task.
func wantCoroutine(t *py.Thread, v py.Value) (loopcore.Coroutine, error) {
	if c := coroutineOf(t, v); c != nil {
		return c, nil
	}
	s, err := t.Repr(v)
	if err != nil {
		return nil, err
	}
	return nil, t.TypeError("a coroutine was expected, got %s", s)
}

// taskOptions are the arguments that say how a task is made.
func taskOptions(t *py.Thread, name, context, eager py.Value) (o loopcore.TaskOptions, err error) {
	if name = given(name); name != nil {
		if o.Name, err = t.Str(name); err != nil {
			return o, err
		}
	}
	if o.Context, err = contextArgument(t, context); err != nil {
		return o, err
	}
	if eager = given(eager); eager != nil {
		if o.Eager, err = t.Truth(eager); err != nil {
			return o, err
		}
		o.Lazy = !o.Eager
	}
	return o, nil
}

// taskStack is Task.get_stack: the frame in which its coroutine stands, or those
// of the traceback it failed with.
func taskStack(t *py.Thread, task *loopcore.Task, args []py.Value) (py.Value, error) {
	frames, err := taskFrames(t, task, args[0])
	if err != nil {
		return nil, err
	}
	all := make([]py.Value, len(frames))
	for i, f := range frames {
		all[i] = f
	}
	return py.NewList(all...), nil
}

func taskFrames(t *py.Thread, task *loopcore.Task, limit py.Value) ([]*py.Frame, error) {
	most := -1
	if limit = given(limit); limit != nil {
		n, err := t.Index(limit)
		if err != nil {
			return nil, err
		}
		most = max(n, 0)
	}
	if g, ok := task.Coro().(*py.Generator); ok && !task.Done() {
		frame, err := t.Attr(g, "cr_frame")
		f, is := frame.(*py.Frame)
		if err != nil || !is {
			return nil, err
		}
		return callersOf(t, f, most)
	}
	if !task.Done() || task.Cancelled() {
		return nil, nil
	}
	var frames []*py.Frame
	if e, ok := futureOf(&task.Future).peek(t); ok {
		for tb := e.Traceback; tb != nil && (most < 0 || len(frames) < most); tb = tb.Next {
			frames = append(frames, tb.Frame)
		}
	}
	return frames, nil
}

// callersOf are a frame and, if it runs, those that called it, the outermost
// first; at most so many of the innermost, unless that is negative.
func callersOf(t *py.Thread, f *py.Frame, most int) ([]*py.Frame, error) {
	var frames []*py.Frame
	for is := true; is && len(frames) != most; {
		frames = append(frames, f)
		back, err := t.Attr(f, "f_back")
		if err != nil {
			return nil, err
		}
		f, is = back.(*py.Frame)
	}
	slices.Reverse(frames)
	return frames, nil
}

// peek is what the future failed with. Who only looks at it does not count as
// having asked for it.
func (f *Future) peek(t *py.Thread) (*py.Exception, bool) {
	if f.failed != nil {
		return f.failed, true
	}
	if err := f.core.Failure(); err != nil {
		return t.FromGo(err), true
	}
	return nil, false
}

// taskPrintStack is Task.print_stack. Without a file the frames go to stderr, as
// a traceback does, but what stands around them to stdout: so does asyncio.
func taskPrintStack(t *py.Thread, task *loopcore.Task, args []py.Value) (py.Value, error) {
	frames, err := taskFrames(t, task, args[0])
	if err != nil {
		return nil, err
	}
	shown, err := t.Repr(futureObject(&task.Future))
	if err != nil {
		return nil, err
	}
	e, failed := futureOf(&task.Future).peek(t)
	head := "Stack for " + shown + " (most recent call last):\n"
	switch {
	case len(frames) == 0:
		head = "No stack for " + shown + "\n"
	case failed:
		head = "Traceback for " + shown + " (most recent call last):\n"
	}
	if err := writeTo(t, args[1], head); err != nil {
		return nil, err
	}
	file := args[1]
	if file == py.None {
		file = t.SysFile("stderr")
	}
	var stack strings.Builder
	for _, f := range frames {
		stack.WriteString(t.FrameText(f))
	}
	if file != py.None {
		if err := writeTo(t, file, stack.String()); err != nil {
			return nil, err
		}
	}
	if !failed {
		return nil, nil
	}
	return nil, writeTo(t, args[1], strings.Join(t.FormatOnly(e), ""))
}
