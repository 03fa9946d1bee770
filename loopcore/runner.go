package loopcore

import (
	"errors"
	"fmt"

	"batuta/loopcore/trace"
)

// threadJoinTimeout is constants.THREAD_JOIN_TIMEOUT, in seconds.
const threadJoinTimeout = 300

// Run is asyncio.run(main): a fresh loop, the main task to its end, then what
// is left is cancelled, the workers are joined and the loop is closed. It ends
// on the goroutine it is called on, which it locks to its OS thread meanwhile.
func Run(o Options, main Coroutine) (result any, err error) {
	l, err := New(o)
	if err != nil {
		return nil, err
	}
	returned := false
	defer func() {
		if !returned { // a panic of the loop's own, or runtime.Goexit: nothing can be run any more
			l.dropped.Store(true)
		}
		closing := l.closeRun()
		if closing != nil && (err == nil || errors.Is(closing, ErrInterrupted)) {
			result, err = nil, closing
		}
	}()
	if o.OnLoop != nil {
		o.OnLoop(l)
	}
	result, err = l.runMain(main)
	returned = true
	return result, err
}

// runMain is Runner.run.
func (l *Loop) runMain(main Coroutine) (any, error) {
	if asCoroutine(main) == nil {
		return nil, ErrNotAwaitable
	}
	t, err := l.CreateTask(main, "")
	if err != nil {
		return nil, err
	}
	l.main = t
	result, err := l.RunUntilComplete(t)
	l.main = nil
	var c *CancelledError
	if errors.As(err, &c) && l.cancelled && t.requests == 1 { // and nobody else's request
		return nil, ErrInterrupted
	}
	return result, err
}

// closeRun is Runner.close. A run that was dropped is only let go of.
func (l *Loop) closeRun() error {
	defer l.pool.ends.Wait() // a thread that outlives its loop would be left behind
	defer l.pool.join()
	if l.dropped.Load() {
		return l.Close()
	}
	l.phase = trace.PhaseClosing
	l.tracePhase(trace.PhaseBegin, l.phase)
	err := l.cancelAllTasks()
	for _, c := range []*GoCoroutine{
		named("shutdown_asyncgens", "", shutdownAsyncgens),
		named("shutdown_default_executor", "", shutdownDefaultExecutor),
	} {
		if err == nil {
			_, err = l.RunUntilComplete(c)
		}
	}
	if errors.Is(err, ErrDropped) {
		err = nil // the program itself had ended
	}
	return errors.Join(err, l.Close())
}

// cancelAllTasks cancels what is left and waits for it (runners.py: _cancel_all_tasks).
func (l *Loop) cancelAllTasks() error {
	left := l.AllTasks()
	if len(left) == 0 {
		return nil
	}
	awaitables := make([]any, len(left))
	for i, t := range left {
		if err := t.tryCancel(); err != nil {
			return err
		}
		awaitables[i] = t
	}
	all, err := l.Gather(true, awaitables...)
	if err != nil {
		return err
	}
	if _, err := l.RunUntilComplete(all); err != nil {
		return err
	}
	for _, t := range left {
		if failure, err := t.Exception(); err == nil && failure != nil {
			l.CallExceptionHandler(Context{
				Message:   "unhandled exception during asyncio.run() shutdown",
				Exception: failure, Future: &t.Future,
			})
		}
	}
	return nil
}

// shutdownAsyncgens has nothing to close: Go coroutines know no asynchronous generators.
func shutdownAsyncgens(*Co) (any, error) { return nil, nil }

// shutdownDefaultExecutor refuses jobs from now on, and waits for the workers,
// who are joined on a thread of its own so that the loop goes on meanwhile.
func shutdownDefaultExecutor(co *Co) (any, error) {
	l := co.loop
	l.pool.close()
	if !l.pool.used() {
		return nil, nil
	}
	f := l.newWait(waiting{kind: trace.WaitThread, b: 1})
	l.pool.awaitEnd(func() {
		_ = l.callSoonThreadsafe("futures._set_result_unless_cancelled", func() {
			if !f.Cancelled() {
				_ = f.SetResult(nil)
			}
		})
	})
	timedOut := false
	giveUp := l.callLater(threadJoinTimeout, "Timeout._on_timeout", func() {
		timedOut = f.Cancel("")
	})
	defer giveUp.Cancel()
	_, err := co.Await(f)
	if timedOut {
		l.write(2, fmt.Sprintf("RuntimeWarning: The executor did not finishing joining its threads within %d seconds.\n", threadJoinTimeout))
		return nil, nil
	}
	return nil, err
}
