package aio

import (
	"strconv"

	"batuta/lessons/python/py"
	"batuta/loopcore"
)

// loopThreadDefs are the methods of a loop about other threads.
func loopThreadDefs() []py.Def {
	return []py.Def{
		{Sig: "run_in_executor(self, executor, func, *args)", Fn: loopMethod(runInExecutor)},
		{Sig: "set_default_executor(self, executor)", Fn: loopMethod(func(t *py.Thread, l *Loop, args []py.Value) (py.Value, error) {
			pool, err := futuresName(t, "ThreadPoolExecutor")
			if err != nil {
				return nil, err
			}
			is, err := t.IsInstance(args[0], pool)
			if err == nil && !is {
				err = t.TypeError("executor must be ThreadPoolExecutor instance")
			}
			if err == nil {
				l.executor = args[0]
				l.core.EndExecutor = l.endExecutor
			}
			return nil, err
		})},
	}
}

// threadFunctions are the functions of asyncio about other threads.
func threadFunctions() []py.Def {
	return []py.Def{
		{Sig: "to_thread(func, /, *args, **kwargs)", Coroutine: true, Fn: toThread},
		{Sig: "run_coroutine_threadsafe(coro, loop)", Fn: runThreadsafe},
		{Sig: "wrap_future(future, *, loop=None)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			return wrapFuture(t, args[0], args[1])
		}},
	}
}

// futuresName is a name of the module concurrent.futures.
func futuresName(t *py.Thread, name string) (py.Value, error) {
	m, err := t.Import("concurrent.futures")
	if err != nil {
		return nil, err
	}
	return t.Attr(m, name)
}

// functionName is what the trace calls a function; a functools.partial goes by
// what it calls.
func functionName(t *py.Thread, fn py.Value) string {
	if inner, _, _, ok := partialParts(t, fn); ok {
		return functionName(t, inner)
	}
	if v, err := t.Lookup(fn, t.In().Intern("__name__")); err == nil {
		if s, ok := v.(*py.Str); ok {
			return s.String()
		}
	}
	return fn.Type().Name
}

// inThread has a function called on one of the loop's own worker threads, in a
// context, by default the thread's own. The trace knows it by name.
func (l *Loop) inThread(name string, fn py.Value, args []py.Value, kw []py.KwArg) (*loopcore.Future, error) {
	return l.core.RunInExecutorAs(name, func(w *loopcore.Worker) (any, error) {
		th := l.workerThread(w)
		th.Acquire()
		defer th.Release()
		s := stateOf(th)
		s.context, s.worker = w.Context(), w
		v, err := th.CallKw(fn, args, kw)
		if err != nil {
			return nil, th.FromGo(err)
		}
		return v, nil
	})
}

// workerThread is the interpreter's thread for one of the loop's workers: it is
// the same for each job.
func (l *Loop) workerThread(w *loopcore.Worker) *py.Thread {
	if th, ok := l.workers.Load(w); ok {
		return th.(*py.Thread)
	}
	th := l.in.NewThread()
	th.Name = "asyncio_" + strconv.Itoa(w.ID()-1)
	l.workers.Store(w, th)
	return th
}

func runInExecutor(t *py.Thread, l *Loop, args []py.Value) (py.Value, error) {
	if err := l.checkOpen(); err != nil {
		return nil, err
	}
	if err := l.checkCallback(t, args[1], "run_in_executor"); err != nil {
		return nil, err
	}
	rest := args[2].(*py.Tuple).Items
	executor := given(args[0])
	if executor == nil {
		executor = l.executor
	}
	if executor == nil {
		f, err := l.inThread(functionName(t, args[1]), args[1], rest, nil)
		if err != nil {
			return nil, err
		}
		return futureObject(f), nil
	}
	f, err := t.CallMethod(executor, "submit", append([]py.Value{args[1]}, rest...)...)
	if err != nil {
		return nil, err
	}
	return wrapFuture(t, f, l)
}

// toThread is asyncio.to_thread: the function runs in a copy of the context.
func toThread(t *py.Thread, args []py.Value) (py.Value, error) {
	fn, rest, kw := args[0], args[1].(*py.Tuple).Items, keywords(args[2].(*py.Dict))
	return t.NewCoroutine("to_thread", &later{given: append([]py.Value{fn}, rest...), begin: func(t *py.Thread) (py.CoroutineBody, error) {
		l, err := runningLoop(t)
		if err != nil {
			return nil, err
		}
		context := contextObject(l.core.Context().Copy())
		if l.ownExecutor {
			call := py.NewBuiltin("asyncio.threads", py.Def{Sig: "call()", Fn: func(t *py.Thread, _ []py.Value) (py.Value, error) {
				return t.CallKw(contextCall(context, fn), rest, kw)
			}})
			v, err := t.CallMethod(l.self, "run_in_executor", py.None, call)
			return &awaiting{of: v}, err
		}
		if l.executor != nil {
			run, err := t.Attr(context, "run")
			if err != nil {
				return nil, err
			}
			call := py.NewBuiltin("asyncio.threads", py.Def{Sig: "call()", Fn: func(t *py.Thread, _ []py.Value) (py.Value, error) {
				return t.CallKw(run, append([]py.Value{fn}, rest...), kw)
			}})
			f, err := t.CallMethod(l.executor, "submit", call)
			if err != nil {
				return nil, err
			}
			wrapped, err := wrapFuture(t, f, l)
			return &awaiting{of: wrapped}, err
		}
		f, err := l.inThread(functionName(t, fn), contextCall(context, fn), rest, kw)
		if err != nil {
			return nil, err
		}
		return &awaiting{of: futureObject(f)}, nil
	}}), nil
}

// contextCall is a function that calls fn in a context.
func contextCall(c *Context, fn py.Value) py.Value {
	return py.NewBuiltin("asyncio.threads", py.Def{
		Sig: "run(*args, **kwargs)",
		Fn: func(t *py.Thread, args []py.Value) (v py.Value, err error) {
			rest, kw := args[0].(*py.Tuple).Items, keywords(args[1].(*py.Dict))
			err = c.run(t, func() (failed error) {
				v, failed = t.CallKw(fn, rest, kw)
				return failed
			})
			return v, err
		},
	})
}

// runThreadsafe is asyncio.run_coroutine_threadsafe.
func runThreadsafe(t *py.Thread, args []py.Value) (py.Value, error) {
	coro := args[0]
	if coroutineOf(t, coro) == nil {
		return nil, t.TypeError("A coroutine object is required")
	}
	l, err := loopArgument(t, args[1])
	if err != nil {
		return nil, err
	}
	class, err := futuresName(t, "Future")
	if err != nil {
		return nil, err
	}
	outside, err := t.Call(class)
	if err != nil {
		return nil, err
	}
	begin := py.NewBuiltin("asyncio.tasks", py.Def{Sig: "callback()", Fn: func(t *py.Thread, _ []py.Value) (py.Value, error) {
		task, err := ensureFuture(t, []py.Value{coro, l.object()})
		if err == nil {
			err = chainOut(t, task, outside)
		}
		if err == nil || leaves(t, err) {
			return nil, err
		}
		if on, failed := t.CallMethod(outside, "set_running_or_notify_cancel"); failed == nil && on == py.True {
			_, failed = t.CallMethod(outside, "set_exception", t.FromGo(err))
			if failed != nil {
				return nil, failed
			}
		}
		return nil, err
	}})
	_, err = callSoonThreadsafe(t, l, []py.Value{begin, py.NewTuple(), py.None})
	return outside, err
}

// wrapFuture is asyncio.wrap_future: a future of the loop's that ends as one of
// concurrent.futures does.
func wrapFuture(t *py.Thread, v py.Value, loop py.Value) (py.Value, error) {
	if _, ok := py.As[*Future](v); ok {
		return v, nil
	}
	class, err := futuresName(t, "Future")
	if err != nil {
		return nil, err
	}
	if is, err := t.IsInstance(v, class); err != nil || !is {
		if err == nil {
			err = t.Raise(py.Errors.AssertionError, "concurrent.futures.Future is expected, got %s", reprOrName(t, v))
		}
		return nil, err
	}
	l, err := loopArgument(t, loop)
	if err != nil {
		return nil, err
	}
	inside := futureOf(l.core.NewFuture())
	return inside, chainIn(t, l, v, inside)
}

// chainIn has the loop's future end as the other one does, and a cancellation of
// it reach the other.
func chainIn(t *py.Thread, l *Loop, outside py.Value, inside *Future) error {
	take := func() error { return takeOutcome(l.thread, outside, inside) }
	done := py.NewBuiltin("asyncio.futures", py.Def{Sig: "_call_set_state(source)", Fn: func(t *py.Thread, _ []py.Value) (py.Value, error) {
		if l.core.IsClosed() {
			return nil, nil
		}
		return nil, l.core.CallSoonThreadsafeWith(loopcore.Call{
			Fn: take, Label: func() string { return "_chain_future.<locals>._set_state()" }, Context: contextOf(t).Copy(),
		})
	}})
	inside.core.AddDoneCallbackWith(loopcore.DoneCall{
		Label: func() string { return "_chain_future.<locals>._call_check_cancel()" },
		Fn: func(f *loopcore.Future) error {
			if !f.Cancelled() {
				return nil
			}
			_, err := l.thread.CallMethod(outside, "cancel")
			return err
		},
	})
	_, err := t.CallMethod(outside, "add_done_callback", done)
	return err
}

// takeOutcome ends the loop's future as the other one has ended.
func takeOutcome(t *py.Thread, outside py.Value, inside *Future) error {
	if inside.core.Done() {
		return nil
	}
	cancelled, err := t.CallMethod(outside, "cancelled")
	if err != nil {
		return err
	}
	if yes, err := t.Truth(cancelled); err != nil || yes {
		inside.core.Cancel("")
		return err
	}
	failure, err := t.CallMethod(outside, "exception")
	if err != nil {
		return err
	}
	if e, ok := failure.(*py.Exception); ok {
		return inside.core.SetException(e)
	}
	v, err := t.CallMethod(outside, "result")
	if err != nil {
		return err
	}
	return inside.core.SetResult(v)
}

// chainOut has one of concurrent.futures end as the loop's future does, and a
// cancellation of it reach the loop's.
func chainOut(t *py.Thread, task, outside py.Value) error {
	f, ok := py.As[*Future](task)
	if !ok {
		return t.TypeError("A future is required for source argument")
	}
	l := f.loop
	err := f.core.AddDoneCallbackWith(loopcore.DoneCall{
		Label: func() string { return "_chain_future.<locals>._call_set_state()" },
		Fn:    func(core *loopcore.Future) error { return giveOutcome(l.thread, core, outside) },
	})
	if err != nil {
		return err
	}
	check := py.NewBuiltin("asyncio.futures", py.Def{Sig: "_call_check_cancel(destination)", Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
		cancelled, err := t.CallMethod(args[0], "cancelled")
		if err != nil || cancelled != py.True || l.core.IsClosed() {
			return nil, err
		}
		return nil, l.core.CallSoonThreadsafeWith(loopcore.Call{
			Fn:      func() error { f.core.Cancel(""); return nil },
			Label:   func() string { return "Task.cancel()" },
			Context: contextOf(t).Copy(),
		})
	}})
	_, err = t.CallMethod(outside, "add_done_callback", check)
	return err
}

// giveOutcome ends one of concurrent.futures as the loop's future has ended.
func giveOutcome(t *py.Thread, core *loopcore.Future, outside py.Value) error {
	if core.Cancelled() {
		if _, err := t.CallMethod(outside, "cancel"); err != nil {
			return err
		}
	}
	on, err := t.CallMethod(outside, "set_running_or_notify_cancel")
	if err != nil || on != py.True {
		return err
	}
	if failure, err := core.Exception(); err == nil && failure != nil {
		_, err := t.CallMethod(outside, "set_exception", t.FromGo(failure))
		return err
	}
	v, err := futureOf(core).outcome(t)
	if err != nil {
		return err
	}
	_, err = t.CallMethod(outside, "set_result", v)
	return err
}
