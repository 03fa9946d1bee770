package loopcore

import (
	"errors"
	"strconv"

	"batuta/loopcore/trace"
)

// threadJoinTimeout is constants.THREAD_JOIN_TIMEOUT, in seconds.
const threadJoinTimeout = 300

// Run is asyncio.run(main): a fresh loop, the main task to its end, then what
// is left is cancelled, the workers are joined and the loop is closed. It ends
// on the goroutine it is called on, which it locks to its OS thread meanwhile.
// main is a Coroutine, or else a *Future or a *Task to wait for.
func Run(o Options, main any) (result any, err error) {
	if RunningLoop() != nil {
		return nil, ErrRunInLoop
	}
	r := NewRunner(o)
	l, err := r.Loop()
	if err != nil {
		return nil, err
	}
	defer l.catchInterrupt()() // until it is closed: what the system would do then ends the process
	returned := false
	defer func() {
		if !returned { // a panic of the loop's own, or runtime.Goexit: nothing can be run any more
			l.dropped.Store(true)
		}
		if closing := r.Close(); closing != nil { // it is raised while err is on its way out, in its place
			result, err = nil, closing
		}
	}()
	result, err = r.Run(main)
	returned = true
	return result, err
}

// Runner runs several coroutines, one after the other, on one loop and in one
// context (asyncio.Runner). The loop is made when it is first needed.
type Runner struct {
	options Options
	make    func() (*Loop, error) // nil: New, with the options
	loop    *Loop
	context *Context
	closed  bool
}

// NewRunner is asyncio.Runner(). Whoever makes one closes it.
func NewRunner(o Options) *Runner { return &Runner{options: o} }

// NewRunnerWith is asyncio.Runner(loop_factory=make).
func NewRunnerWith(make func() (*Loop, error)) *Runner { return &Runner{make: make} }

// Loop is Runner.get_loop().
func (r *Runner) Loop() (*Loop, error) {
	if r.closed {
		return nil, ErrRunnerClosed
	}
	if r.loop == nil {
		fresh := r.make
		if fresh == nil {
			fresh = func() (*Loop, error) { return New(r.options) }
		}
		l, err := fresh()
		if err != nil {
			return nil, err
		}
		r.loop, r.context = l, l.Context().Copy()
		if r.options.OnLoop != nil {
			r.options.OnLoop(l)
		}
	}
	return r.loop, nil
}

// Run is Runner.run(main): main to its end, in the runner's context.
func (r *Runner) Run(main any) (any, error) { return r.RunIn(nil, main) }

// RunIn is Runner.run(main, context=c).
func (r *Runner) RunIn(c *Context, main any) (any, error) {
	if RunningLoop() != nil {
		return nil, ErrRunnerInLoop
	}
	l, err := r.Loop()
	if err != nil {
		return nil, err
	}
	coro := asCoroutine(main)
	if f := asFuture(main); f != nil {
		coro = named("Runner.run.<locals>._wrap_awaitable", "", func(co *Co) (any, error) { return co.Await(f) })
	}
	if coro == nil {
		return nil, ErrNotAwaitable
	}
	if c == nil {
		c = r.context
	}
	t, err := l.CreateTaskWith(coro, TaskOptions{Context: c})
	if err != nil {
		return nil, err
	}
	defer l.catchInterrupt()()
	l.main, l.cancelled = t, false
	result, err := l.runUntilComplete(t)
	l.main = nil
	if isCancelled(err) && l.cancelled && t.Uncancel() == 0 { // and nobody else's request
		return nil, &InterruptedRun{Handling: err}
	}
	return result, err
}

// Close is Runner.close: what is left is cancelled, and the loop is closed. A
// runner that has made no loop yet can be used all the same afterwards.
func (r *Runner) Close() error {
	if r.closed || r.loop == nil {
		return nil
	}
	if r.loop.running.Load() {
		return ErrCloseRunning
	}
	r.closed = true
	return r.loop.closeRun()
}

// closeRun is Runner.close. A run that was dropped is only let go of.
func (l *Loop) closeRun() error {
	defer l.blocking(func() {
		l.pool.join()
		l.pool.ends.Wait() // a thread that outlives its loop would be left behind
	})
	if l.dropped.Load() {
		return l.Close()
	}
	defer l.catchInterrupt()()
	l.phase = trace.PhaseClosing
	l.tracePhase(trace.PhaseBegin, l.phase)
	err := l.cancelAllTasks()
	for _, last := range l.lastCoroutines() {
		var c Coroutine
		if err == nil {
			c, err = last()
		}
		if err == nil {
			_, err = l.runUntilComplete(c)
		}
	}
	if errors.Is(err, ErrDropped) {
		err = nil // the program itself had ended
	}
	return errors.Join(err, l.closeLoop())
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
	if _, err := l.runUntilComplete(all); err != nil {
		return err
	}
	for _, t := range left {
		if failure, err := t.Exception(); err == nil && failure != nil {
			l.CallExceptionHandler(ExceptionContext{
				Message:   "unhandled exception during asyncio.run() shutdown",
				Exception: failure, Future: &t.Future,
			})
		}
	}
	return nil
}

// ShutdownDefaultExecutor is loop.shutdown_default_executor(timeout), a coroutine:
// it refuses jobs from now on, and waits for the workers, who are joined on a
// thread of its own so that the loop goes on meanwhile. timeout is in seconds, nil for
// none; when it has passed there is a RuntimeWarning, and the workers are left to themselves.
func (l *Loop) ShutdownDefaultExecutor(timeout *float64) *GoCoroutine {
	return named("shutdown_default_executor", "", func(co *Co) (any, error) { return nil, l.shutdownExecutor(co, timeout) })
}

// executorsEnd is done when the threads have ended that it tells to; nil if there
// are none.
func (l *Loop) executorsEnd() (*Future, error) {
	if l.EndExecutor != nil {
		f, err := l.EndExecutor() // by one of the loop's own threads
		l.pool.close()
		return f, err
	}
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
	return f, nil
}

func (l *Loop) shutdownExecutor(co *Co, timeout *float64) error {
	f, err := l.executorsEnd()
	if f == nil || err != nil {
		return err
	}
	err = co.Timeout(timeout, func(*Timeout) error {
		_, err := co.Await(f)
		return err
	})
	var passed *TimeoutError
	if errors.As(err, &passed) {
		seconds := strconv.FormatFloat(*timeout, 'f', -1, 64)
		l.warn(runtimeWarning, "The executor did not finishing joining its threads within "+seconds+" seconds.", nil)
		return nil
	}
	return err
}
