package loopcore

// Overrides are the methods that a program's own class of loop has in place of
// the loop's. asyncio's code calls these by their names, so the loop calls them
// where asyncio does; what they inherit calls the loop's own. One that is nil is
// not overridden. What they raise is a panic with an error.
type Overrides struct {
	CreateFuture func() *Future
	// CallLater and CallAt are given a timer that asyncio's code sets, and how it
	// is set for a time of the loop's clock.
	CallLater, CallAt func(x float64, t *TimerHandle, set func(when float64))
	Time              func() float64
	RunForever        func() error
	RunUntilComplete  func(x any) (any, error) // of a *Future or a Coroutine
	Stop              func()
	Close             func() error
	// ShutdownAsyncgens and ShutdownExecutor are what a runner awaits when it closes.
	ShutdownAsyncgens, ShutdownExecutor func() (Coroutine, error)
}

// createFuture is loop.create_future() as asyncio's code calls it.
func (l *Loop) createFuture() *Future {
	if make := l.Overrides.CreateFuture; make != nil {
		return make()
	}
	return l.NewFuture()
}

// runForever is loop.run_forever() as asyncio's code calls it; so are those below.
func (l *Loop) runForever() error {
	if run := l.Overrides.RunForever; run != nil {
		return run()
	}
	return l.RunForever()
}

func (l *Loop) runUntilComplete(x any) (any, error) {
	if run := l.Overrides.RunUntilComplete; run != nil {
		return run(x)
	}
	return l.RunUntilComplete(x)
}

func (l *Loop) stop() {
	if stop := l.Overrides.Stop; stop != nil {
		stop()
		return
	}
	l.Stop()
}

func (l *Loop) closeLoop() error {
	if end := l.Overrides.Close; end != nil {
		return end()
	}
	return l.Close()
}

// lastCoroutines are what a runner awaits when it closes, each made when the one
// before has ended.
func (l *Loop) lastCoroutines() []func() (Coroutine, error) {
	asyncgens, executor := l.Overrides.ShutdownAsyncgens, l.Overrides.ShutdownExecutor
	if asyncgens == nil {
		asyncgens = func() (Coroutine, error) { return l.ShutdownAsyncgens(), nil }
	}
	if executor == nil {
		executor = func() (Coroutine, error) { return l.ShutdownDefaultExecutor(After(threadJoinTimeout)), nil }
	}
	return []func() (Coroutine, error){asyncgens, executor}
}

// overrideTimer hands a timer of asyncio's own to the program's call_later or
// call_at: x is what that takes first.
func (l *Loop) overrideTimer(own func(x float64, t *TimerHandle, set func(when float64)), x float64, h Handle) *TimerHandle {
	t := &TimerHandle{Handle: h}
	l.fill(&t.Handle)
	own(x, t, func(when float64) {
		t.when, t.scheduled = when, true
		t.timer = t
		l.timers.push(t)
		l.traceTimerSet(t)
	})
	return t
}

// Perform calls what the handle is to call, in the context in use: of a handle
// that a program's own call_soon has put into a callback of its own.
func (h *Handle) Perform() error {
	if h.task != nil {
		return h.task.step()
	}
	return h.runPlain()
}
