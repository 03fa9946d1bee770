package loopcore

// Shield is asyncio.shield(x) for a *Future, a *Task or a Coroutine: a future
// of the same outcome whose cancellation leaves x alone. What is done already
// is answered itself. A coroutine becomes a task, which nobody else holds.
func (l *Loop) Shield(x any) (*Future, error) {
	inner := asFuture(x)
	if inner == nil {
		var err error
		if inner, err = l.ensureFuture(x); err != nil {
			return nil, err
		}
	}
	if inner.Done() {
		return inner, nil
	}
	loop := inner.loop
	outer := loop.newWait(waitingOf(inner))
	s := &shielding{inner: inner, outer: outer}
	if by := loop.current; by != nil {
		// It does nothing but stand there: for as long as it does, the task is
		// known to await the inner future.
		inner.watch("shield.<locals>._clear_awaited_by_callback", nil, by, func(*Future) {})
	}
	inner.watch("shield.<locals>._inner_done_callback", s, nil, s.innerDone)
	outer.watch("shield.<locals>._outer_done_callback", s, nil, s.outerDone)
	return outer, nil
}

// shielding ties a shield to what it shields (tasks.py: shield).
type shielding struct{ inner, outer *Future }

// innerDone hands the outcome on.
func (s *shielding) innerDone(inner *Future) {
	switch {
	case s.outer.Cancelled():
	case inner.Cancelled():
		s.outer.Cancel("")
	default:
		result, err := inner.Result()
		if err != nil {
			_ = s.outer.SetException(err)
		} else {
			_ = s.outer.SetResult(result)
		}
	}
}

// outerDone, on a shield that was cancelled, has a failure of what goes on
// behind it said: nobody else may ask.
func (s *shielding) outerDone(*Future) {
	if s.inner.Done() {
		return
	}
	s.inner.RemoveDoneCallback(s)
	s.inner.RemoveDoneCallback(logged{}) // one word of it is enough
	s.inner.watch("_log_on_exception", logged{}, nil, logOnException)
}

// logged is the key of logOnException.
type logged struct{}

// logOnException is _log_on_exception.
func logOnException(f *Future) {
	if f.Cancelled() {
		return
	}
	if failure, err := f.Exception(); err == nil && failure != nil {
		f.loop.CallExceptionHandler(ExceptionContext{
			Message:   className(failure) + failedInShield,
			Exception: failure, Future: f,
		})
	}
}
