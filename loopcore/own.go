package loopcore

import "math"

// A loop that someone else owns, a window's or a game's own loop, is driven by
// RunOnce instead of RunForever. asyncio has nothing of the kind but
// _run_once, which this is, and loop.stop() before each run_forever().
//
// There are two ways to go about it. An owner who sleeps in the loop calls
// RunOnce with the time until its own next frame; whoever has an event for it
// calls Wake. One who sleeps elsewhere calls RunOnce(0) each time it wakes: at
// NextDeadline, when OnWake has told it that another thread has brought work,
// and often enough for descriptors, of which nobody else tells it.

// RunOnce is one cycle of the loop. The selector waits no longer than maxWait
// seconds: not at all at 0, and as long as it takes when it is negative. It
// reports whether Stop was called by the end of the cycle, where RunForever
// would have returned; the next RunOnce goes on all the same.
//
// Its errors are RunForever's: ErrClosed, ErrRunning (it was called by a
// callback of the loop's own), ErrOtherRunning, ErrWrongThread (Go coroutines
// live on the thread it was called on before), what leaves the loop, such as
// ErrInterrupted, after which it may be called again, and ErrDropped; besides
// ErrDelayNaN.
func (l *Loop) RunOnce(maxWait float64) (stopped bool, err error) {
	if math.IsNaN(maxWait) {
		return false, ErrDelayNaN
	}
	if err := l.begin(); err != nil {
		return false, err
	}
	defer l.end()
	l.maxWait = maxWait
	defer func() { l.maxWait = -1 }()
	err = l.turn()
	return l.stopping, err
}

// NextDeadline is when the loop has something to do even if no descriptor is
// ready, by its own Time: now, if callbacks are queued or the run is to end;
// else the next timer's time. False: nothing but a descriptor or another thread can bring it work.
// Loop thread: it is asked anew whenever the loop has been given something.
func (l *Loop) NextDeadline() (when float64, ok bool) {
	if l.closed.Load() {
		return 0, false
	}
	l.tidyTimers()
	switch {
	case l.dropped.Load(), l.inbox.waiting.Load(), l.ready.len() > 0, l.stopping, l.signals.Load() > 0:
		return l.Time(), true
	case len(l.timers) > 0:
		return l.timers[0].when, true
	}
	return 0, false
}

// Wake has a RunOnce that waits in its selector come back; if none does, the
// next one does not wait. Any thread.
func (l *Loop) Wake() { l.wakeUp() }

// tellOwner calls OnWake: something has come from another thread. No lock may
// be held that a RunOnce could want, for OnWake may wait for one.
func (l *Loop) tellOwner() {
	if l.onWake != nil {
		l.onWake()
	}
}
