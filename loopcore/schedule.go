package loopcore

import "math"

// CallSoon is loop.call_soon: fn is called in the next cycle, after whatever is
// queued already, in a copy of the context in use now.
func (l *Loop) CallSoon(fn func()) (*Handle, error) {
	if err := l.checkCall(fn == nil, "call_soon"); err != nil {
		return nil, err
	}
	return l.callSoon("", fn), nil
}

// CallSoonWith is CallSoon for a callback of which more is said.
func (l *Loop) CallSoonWith(c Call) (*Handle, error) {
	if err := l.checkCall(c.Fn == nil, "call_soon"); err != nil {
		return nil, err
	}
	h := l.newHandle(Handle{call: &c, context: c.Context})
	l.queue(h)
	return h, nil
}

// CallLater is loop.call_later: fn is called in so many seconds.
func (l *Loop) CallLater(seconds float64, fn func()) (*TimerHandle, error) {
	if err := l.checkTimer(seconds, fn == nil); err != nil {
		return nil, err
	}
	return l.setTimer(l.Time()+seconds, Handle{fn: fn}), nil
}

// CallLaterWith is CallLater for a callback of which more is said.
func (l *Loop) CallLaterWith(seconds float64, c Call) (*TimerHandle, error) {
	if err := l.checkTimer(seconds, c.Fn == nil); err != nil {
		return nil, err
	}
	return l.setTimer(l.Time()+seconds, Handle{call: &c, context: c.Context}), nil
}

// CallAt is loop.call_at: fn is called when Time is when.
func (l *Loop) CallAt(when float64, fn func()) (*TimerHandle, error) {
	if err := l.checkTimer(when, fn == nil); err != nil {
		return nil, err
	}
	return l.setTimer(when, Handle{fn: fn}), nil
}

// CallAtWith is CallAt for a callback of which more is said.
func (l *Loop) CallAtWith(when float64, c Call) (*TimerHandle, error) {
	if err := l.checkTimer(when, c.Fn == nil); err != nil {
		return nil, err
	}
	return l.setTimer(when, Handle{call: &c, context: c.Context}), nil
}

// checkCall is what asyncio checks of a callback before it takes it.
func (l *Loop) checkCall(missing bool, method string) error {
	if err := l.checkOpen(); err != nil {
		return err
	}
	if missing {
		return TypeError("a callable object was expected by " + method + "(), got None")
	}
	return nil
}

// checkTimer is checkCall for a callback that is to wait.
func (l *Loop) checkTimer(x float64, missing bool) error {
	if err := l.checkCall(missing, "call_at"); err != nil {
		return err
	}
	if math.IsNaN(x) {
		return ErrDelayNaN
	}
	return nil
}

func (l *Loop) callSoon(name string, fn func()) *Handle {
	h := l.newHandle(Handle{fn: fn, name: name})
	l.queue(h)
	return h
}

func (l *Loop) callLater(seconds float64, name string, fn func()) *TimerHandle {
	if own := l.Overrides.CallLater; own != nil {
		return l.overrideTimer(own, seconds, Handle{fn: fn, name: name})
	}
	return l.callAt(l.Time()+seconds, name, fn)
}

func (l *Loop) callAt(when float64, name string, fn func()) *TimerHandle {
	if own := l.Overrides.CallAt; own != nil {
		return l.overrideTimer(own, when, Handle{fn: fn, name: name})
	}
	return l.setTimer(when, Handle{fn: fn, name: name})
}

// newHandle makes a handle of h, which runs in a copy of the context in use
// unless h names one.
func (l *Loop) newHandle(h Handle) *Handle {
	made := h
	l.fill(&made)
	return &made
}

func (l *Loop) fill(h *Handle) {
	h.loop = l
	if h.context == nil {
		h.vars = l.contextVars()
	}
	if l.debug.Load() {
		h.made = l.here()
	}
}

func (l *Loop) setTimer(when float64, h Handle) *TimerHandle {
	t := &TimerHandle{Handle: h, when: when, scheduled: true}
	l.fill(&t.Handle)
	t.timer = t
	l.timers.push(t)
	l.traceTimerSet(t)
	return t
}

// Context is the context in use: the running callback's, or outside any the
// loop's own.
func (l *Loop) Context() *Context {
	if l.context == nil {
		l.context = &Context{vars: l.vars}
	}
	return l.context
}

// UseContext says what code outside any callback runs in from now on. It has no
// effect on a loop that runs.
func (l *Loop) UseContext(c *Context) {
	if !l.running.Load() {
		l.outside, l.context, l.vars = c, c, nil
	}
}

// contextVars is what a copy of the context in use would hold.
func (l *Loop) contextVars() *bindings {
	if l.context == nil {
		return l.vars
	}
	return l.context.vars
}

// RunIn calls fn in a context (Context.run), which must not be in use.
func (l *Loop) RunIn(c *Context, fn func() error) error {
	switch {
	case c == nil:
		return TypeError("a Context was expected, got None")
	case fn == nil:
		return errNotCallable
	}
	if !c.enter() {
		return RuntimeError("cannot enter context: " + repr(c) + " is already entered")
	}
	context, vars := l.context, l.vars
	l.context, l.vars = c, nil
	defer func() {
		c.leave()
		l.context, l.vars = context, vars
	}()
	return fn()
}
