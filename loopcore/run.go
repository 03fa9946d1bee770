package loopcore

import (
	"fmt"

	"batuta/loopcore/trace"
)

// RunForever is loop.run_forever: it turns until Stop. It binds the loop to
// the OS thread it is called on.
func (l *Loop) RunForever() error {
	if err := l.begin(); err != nil {
		return err
	}
	defer l.end()
	for {
		if err := l.turn(); err != nil {
			return err
		}
		if l.stopping {
			return nil
		}
	}
}

// begin is _run_forever_setup: from here on the loop runs.
func (l *Loop) begin() error {
	if err := l.checkRunnable(); err != nil {
		return err
	}
	if err := l.lock(); err != nil {
		return err
	}
	l.running.Store(true)
	runs.enter(l)
	l.tracePhase(trace.RunBegin, l.phase)
	return nil
}

// end is _run_forever_cleanup.
func (l *Loop) end() {
	l.stopping, l.current = false, nil
	l.running.Store(false)
	runs.leave()
	l.tracePhase(trace.RunEnd, l.phase)
	l.unlock()
}

// checkRunnable is _check_closed and _check_running.
func (l *Loop) checkRunnable() error {
	switch {
	case l.closed.Load():
		return ErrClosed
	case l.running.Load():
		return ErrRunning
	case RunningLoop() != nil:
		return ErrOtherRunning
	}
	return nil
}

// turn is one cycle, if nothing holds it up or ends the run.
func (l *Loop) turn() error {
	if l.gate != nil {
		l.gate.BeforeCycle()
	}
	if l.dropped.Load() {
		return ErrDropped
	}
	return l.runOnce()
}

// RunUntilComplete is loop.run_until_complete(x) for a *Future, a *Task or a
// Coroutine, and answers its result.
func (l *Loop) RunUntilComplete(x any) (any, error) {
	if err := l.checkRunnable(); err != nil {
		return nil, err
	}
	f, err := l.ensureFuture(x)
	if err != nil {
		return nil, err
	}
	ours := asFuture(x) == nil
	if ours {
		f.task.expected = true
	}
	done := doneCallback{name: "_run_until_complete_cb", fn: func(f *Future) {
		f.retrieve()
		if f.Cancelled() || !leavesLoop(f.err) { // else the run has ended already, and this is another
			l.stop()
		}
	}}
	f.addCallback(done)
	defer f.removeCallbacks(func(cb doneCallback) bool { return cb.name == done.name })
	if err := l.runForever(); err != nil {
		if ours {
			f.retrieve()
		}
		return nil, err
	}
	if !f.Done() {
		return nil, ErrStoppedEarly
	}
	return f.Result()
}

// ensureFuture is asyncio.ensure_future: a coroutine becomes a task.
func (l *Loop) ensureFuture(x any) (*Future, error) {
	if f := asFuture(x); f != nil {
		if f.loop != l {
			return nil, ValueError("The future belongs to a different loop than the one specified as the loop argument")
		}
		return f, nil
	}
	c := asCoroutine(x)
	if c == nil {
		return nil, ErrNotAwaitable
	}
	t, err := l.CreateTaskWith(c, TaskOptions{})
	if err != nil {
		return nil, err
	}
	return &t.Future, nil
}

// Close is loop.close: it lets go of all that the loop holds. Coroutines that
// are still suspended are unwound, and tasks that are still pending are said.
func (l *Loop) Close() error { return l.close(false) }

// CloseLeft is Close for a loop that the program has left open, by whoever
// clears up behind it: the trace tells the two apart.
func (l *Loop) CloseLeft() error { return l.close(true) }

func (l *Loop) close(left bool) error {
	if l.running.Load() {
		return ErrCloseRunning
	}
	if l.closed.Load() {
		return nil
	}
	if !l.onThread() {
		return ErrWrongThread
	}
	if l.debug.Load() {
		l.log.Debugf("Close %v", l)
	}
	l.reportLeftovers()
	l.reportStreams()
	l.closeSignals()
	l.closed.Store(true)
	l.collected.Stop()
	l.closeInbox()
	l.unwind()
	for _, t := range l.AllTasks() {
		l.traceTaskDone(t, trace.Dropped, nil, nil)
	}
	l.ready.clear()
	l.timers = nil
	l.pool.close()
	l.closeSockets()
	l.closeSelfPipe()
	err := l.selector.Close()
	l.traceClosed(left)
	l.unlock()
	if err != nil {
		return fmt.Errorf("closing the event loop: %w", err)
	}
	return nil
}

// unwind ends every coroutine that is suspended. One that suspends anew while
// it is unwound is refused, so this ends. One that runs has been left by
// runtime.Goexit, and is beyond ending.
func (l *Loop) unwind() {
	for g := l.goCoros; g != nil; g = l.goCoros {
		g.Close()
		if g.state == coroRunning {
			l.release(g)
		}
	}
}
