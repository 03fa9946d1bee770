package loopcore

import (
	"errors"
	"fmt"

	"batuta/loopcore/trace"
)

// RunForever is loop.run_forever: it turns until Stop. It binds the loop to
// the OS thread it is called on.
func (l *Loop) RunForever() error {
	switch {
	case l.closed:
		return ErrClosed
	case l.running:
		return ErrRunning
	}
	if err := l.lock(); err != nil {
		return err
	}
	l.running = true
	l.tracePhase(trace.RunBegin, l.phase)
	defer func() {
		l.stopping, l.running, l.current = false, false, nil
		l.tracePhase(trace.RunEnd, l.phase)
		l.unlock()
	}()
	for {
		if l.gate != nil {
			l.gate.BeforeCycle()
		}
		if l.dropped.Load() {
			return ErrDropped
		}
		if err := l.runOnce(); err != nil {
			return err
		}
		if l.stopping {
			return nil
		}
	}
}

// RunUntilComplete is loop.run_until_complete(x) for a *Future, a *Task or a
// Coroutine, and answers its result.
func (l *Loop) RunUntilComplete(x any) (any, error) {
	if err := l.checkOpen(); err != nil {
		return nil, err
	}
	if l.running {
		return nil, ErrRunning
	}
	f, err := l.ensureFuture(x)
	if err != nil {
		return nil, err
	}
	if asFuture(x) == nil {
		f.task.expected = true
	}
	done := doneCallback{name: "_run_until_complete_cb", fn: func(*Future) { l.Stop() }}
	f.addCallback(done)
	defer f.removeCallbacks(func(cb doneCallback) bool { return cb.name == done.name })
	if err := l.RunForever(); err != nil {
		f.retrieve()
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
	if c, ok := x.(Coroutine); ok && c != nil {
		return &l.newTask(c, "").Future, nil
	}
	return nil, ErrNotAwaitable
}

// Close is loop.close: it lets go of all that the loop holds. Coroutines that
// are still suspended are unwound, and tasks that are still pending are said.
func (l *Loop) Close() error {
	if l.running {
		return ErrCloseRunning
	}
	if l.closed {
		return nil
	}
	if !l.onThread() {
		return ErrWrongThread
	}
	if l.debug {
		l.log.Debugf("Close %v", l)
	}
	l.reportLeftovers()
	l.closed = true
	l.unwind()
	l.ready.clear()
	l.timers = nil
	l.closeInbox()
	l.pool.close()
	l.closeSelfPipe()
	err := l.selector.Close()
	l.traceEvent(trace.LoopClosed, 0)
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

// reportLeftovers says what nobody waited for.
func (l *Loop) reportLeftovers() {
	if l.dropped.Load() {
		return
	}
	for f := range l.unretrieved {
		kind := "Future"
		if f.task != nil {
			kind = "Task"
		}
		l.CallExceptionHandler(Context{Message: kind + " exception was never retrieved", Exception: f.err, Future: f})
		delete(l.unretrieved, f)
	}
	for t := l.tasks.first; t != nil; t = t.after {
		if !t.expected {
			l.CallExceptionHandler(Context{Message: "Task was destroyed but it is pending!", Future: &t.Future})
		}
	}
}

// Interrupt is what SIGINT is to asyncio.run: the first cancels the main task,
// the second ends the run at once. Any thread.
func (l *Loop) Interrupt() {
	if l.interrupted.Swap(true) {
		l.Drop()
		return
	}
	_ = l.CallSoonThreadsafe(func() {
		if l.main != nil {
			l.main.Cancel("")
		}
	})
}

// Drop ends the run at once, as far as a loop can: before the next callback,
// or out of the selector. Nobody's finally runs on the loop; coroutines are
// unwound by Close. Any thread.
func (l *Loop) Drop() {
	l.dropped.Store(true)
	l.pool.stop()
	l.wakeUp()
}

// stoppedRun reports whether err is how a run ends that was not let finish.
func stoppedRun(err error) bool {
	var s stopped
	return errors.As(err, &s)
}
