package aio

import (
	"batuta/lessons/python/py"
	"batuta/loopcore"
)

// loopRunDefs are the methods that run a loop and end it.
func loopRunDefs() []py.Def {
	return []py.Def{
		{Sig: "__repr__(self, /)", Fn: loopMethod(func(_ *py.Thread, l *Loop, _ []py.Value) (py.Value, error) {
			return py.NewStr(renamed(l.core.String(), SelectorEventLoopClass.Name, l.object())), nil
		})},
		{Sig: "run_forever(self)", Fn: loopMethod(func(t *py.Thread, l *Loop, _ []py.Value) (py.Value, error) {
			defer l.occupy(t)()
			return nil, l.core.RunForever()
		})},
		{Sig: "run_until_complete(self, future)", Fn: loopMethod(runUntilComplete)},
		{Sig: "stop(self)", Fn: loopMethod(func(_ *py.Thread, l *Loop, _ []py.Value) (py.Value, error) {
			l.core.Stop()
			return nil, nil
		})},
		{Sig: "close(self)", Fn: loopMethod(func(t *py.Thread, l *Loop, _ []py.Value) (py.Value, error) {
			return nil, l.close(t)
		})},
		{Sig: "is_running(self)", Fn: loopMethod(func(_ *py.Thread, l *Loop, _ []py.Value) (py.Value, error) {
			return py.MakeBool(l.core.IsRunning()), nil
		})},
		{Sig: "is_closed(self)", Fn: loopMethod(func(_ *py.Thread, l *Loop, _ []py.Value) (py.Value, error) {
			return py.MakeBool(l.core.IsClosed()), nil
		})},
		{Sig: "time(self)", Fn: loopMethod(func(_ *py.Thread, l *Loop, _ []py.Value) (py.Value, error) {
			return py.Float(l.core.Time()), nil
		})},
		{Sig: "get_debug(self)", Fn: loopMethod(func(_ *py.Thread, l *Loop, _ []py.Value) (py.Value, error) {
			return py.MakeBool(l.core.Debug()), nil
		})},
		{Sig: "set_debug(self, enabled)", Fn: loopMethod(func(t *py.Thread, l *Loop, args []py.Value) (py.Value, error) {
			on, err := t.Truth(args[0])
			if err == nil {
				l.core.SetDebug(on)
				l.keepOrigins(on)
			}
			return nil, err
		})},
		{
			Sig: "slow_callback_duration(self)", Kind: py.Getter,
			Fn: loopMethod(func(_ *py.Thread, l *Loop, _ []py.Value) (py.Value, error) {
				if l.asked != nil {
					return l.asked, nil
				}
				return py.Float(l.core.SlowCallback), nil
			}),
			Set: setSlowCallback,
		},
		{Sig: "shutdown_asyncgens(self)", Coroutine: true, Fn: loopMethod(func(t *py.Thread, l *Loop, _ []py.Value) (py.Value, error) {
			return t.NewCoroutine("BaseEventLoop.shutdown_asyncgens", &operation{core: l.core.ShutdownAsyncgens()}), nil
		})},
		{Sig: "shutdown_default_executor(self, timeout=None)", Coroutine: true, Fn: loopMethod(shutdownExecutor)},
	}
}

// keepOrigins has the thread in which the loop runs keep where coroutines are
// made, or not.
func (l *Loop) keepOrigins(on bool) {
	if !l.core.IsRunning() || l.thread == nil {
		return
	}
	l.thread.OriginDepth = 0
	if on {
		l.thread.OriginDepth = debugStackDepth
	}
}

func runUntilComplete(t *py.Thread, l *Loop, args []py.Value) (py.Value, error) {
	switch {
	case l.core.IsClosed():
		return nil, t.Holding(loopcore.ErrClosed, args[0])
	case l.core.IsRunning():
		return nil, t.Holding(loopcore.ErrRunning, args[0])
	case running(t) != nil:
		return nil, t.Holding(loopcore.ErrOtherRunning, args[0])
	}
	x := awaited(t, args[0])
	if x == nil {
		return nil, loopcore.ErrNotAwaitable
	}
	defer l.occupy(t)()
	result, err := l.core.RunUntilComplete(x)
	if err != nil {
		return nil, err
	}
	return toPython(t, result), nil
}

// close is loop.close: coroutines that nobody has awaited are told of.
func (l *Loop) close(t *py.Thread) error {
	if l.core.IsRunning() {
		return loopcore.ErrCloseRunning
	}
	if l.core.IsClosed() {
		return nil
	}
	defer l.occupy(t)()
	if err := l.warnUnawaited(t); err != nil {
		return err
	}
	if err := l.core.Close(); err != nil {
		return err
	}
	l.closeSignals(t)
	l.streams.leave()
	if executor := l.executor; executor != nil {
		l.executor = nil
		_, err := t.CallKw(py.OrNone(executorShutdown(t, executor)), nil, []py.KwArg{{Name: "wait", Value: py.False}})
		return err
	}
	return nil
}

// executorShutdown is the method shutdown of an executor.
func executorShutdown(t *py.Thread, executor py.Value) py.Value {
	m, err := t.Attr(executor, "shutdown")
	if err != nil {
		return nil
	}
	return m
}

// warnUnawaited warns of coroutines that have been made and never awaited, all
// but those that a task of this loop is to run, and those that outlive it.
func (l *Loop) warnUnawaited(t *py.Thread) error {
	owned := map[py.Value]bool{}
	for _, task := range l.core.AllTasks() {
		if c, ok := task.Coro().(py.Value); ok {
			owned[c] = true
		}
	}
	var held map[py.Value]bool
	return t.WarnUnawaited(func(c py.Value) bool {
		if held == nil {
			held = t.Held()
		}
		return owned[c] || held[c]
	})
}

func setSlowCallback(t *py.Thread, self, value py.Value) error {
	l := self.(*Loop)
	if value == nil {
		return t.AttributeError(l.object(), "slow_callback_duration", "slow_callback_duration")
	}
	x, err := t.Float(value)
	if err == nil {
		l.asked, l.core.SlowCallback = value, x
	}
	return err
}

// shutdownExecutor is loop.shutdown_default_executor: an executor that the
// program has set is shut down as the loop's own threads are.
func shutdownExecutor(t *py.Thread, l *Loop, args []py.Value) (py.Value, error) {
	timeout, err := optionalSeconds(t, args[0])
	if err != nil {
		return nil, err
	}
	return t.NewCoroutine("BaseEventLoop.shutdown_default_executor", &operation{core: l.core.ShutdownDefaultExecutor(timeout)}), nil
}

// endExecutor shuts the executor that the program has set down.
func (l *Loop) endExecutor() (*loopcore.Future, error) {
	shutdown := executorShutdown(l.in.Current(), l.executor)
	return l.inThread(functionName(l.in.Current(), shutdown), shutdown, nil, nil)
}

// asyncgenHooks tells a loop of the async generators that are iterated while it
// runs.
type asyncgenHooks struct{ loop *Loop }

// First is told of one that begins.
func (h asyncgenHooks) First(_ *py.Thread, g *py.Generator) error {
	if h.loop.core.IsRunning() {
		h.loop.core.AsyncgenFirstIter(asyncgen{of: g.Weakly(), in: h.loop.in})
	}
	return nil
}

// Final is told of one that is dropped before its end.
func (h asyncgenHooks) Final(_ *py.Thread, g *py.Generator) {
	h.loop.core.AsyncgenFinalizer(asyncgen{of: g.Weakly(), in: h.loop.in})
}

// asyncgen is an async generator as its loop knows it.
type asyncgen struct {
	in *py.Interpreter
	of *py.WeakGenerator
}

// Aclose is aclose().
func (a asyncgen) Aclose() loopcore.Coroutine {
	t := a.in.Current()
	return t.NewCoroutine("aclose", &awaiting{of: t.Aclose(a.of.Generator())})
}

// Ended reports whether there is nothing left to close.
func (a asyncgen) Ended() bool { return a.of.Ended() }

// Gone reports whether nobody holds it.
func (a asyncgen) Gone() bool { return a.of.Gone() }

// Look has the loop told of those that are gone by now.
func (a asyncgen) Look() {
	a.in.Current().CollectLost()
}

// String is repr(g).
func (a asyncgen) String() string {
	s, err := a.in.Current().Repr(a.of.Generator())
	if err != nil {
		return a.in.Current().DefaultRepr(a.of.Generator())
	}
	return s
}
