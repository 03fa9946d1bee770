package loopcore

// RunOnce is one cycle of a loop that someone else owns, a window's or a game's
// own loop. The selector waits no longer than maxWait seconds: not at all at
// 0, and as long as it takes when it is negative. All cycles are run on one
// goroutine, which stays locked to its OS thread while Go coroutines live.
func (l *Loop) RunOnce(maxWait float64) error {
	if err := l.begin(); err != nil {
		return err
	}
	defer l.end()
	l.maxWait = maxWait
	defer func() { l.maxWait = -1 }()
	return l.turn()
}

// NextDeadline is when the loop has something to do even if no descriptor is
// ready, by its own Time: now, if callbacks are queued; else the next timer's
// time. False: nothing but a descriptor or another thread can bring it work.
func (l *Loop) NextDeadline() (when float64, ok bool) {
	l.tidyTimers()
	if l.inbox.waiting.Load() || l.ready.len() > 0 || l.stopping {
		return l.Time(), true
	}
	if len(l.timers) > 0 {
		return l.timers[0].when, true
	}
	return 0, false
}

// Wake has a RunOnce that waits in its selector come back. Any thread.
func (l *Loop) Wake() { l.wakeUp() }
