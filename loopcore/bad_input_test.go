package loopcore_test

import (
	"errors"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"batuta/loopcore"
)

// within fails the test when fn hangs.
func within(t *testing.T, limit time.Duration, fn func()) {
	t.Helper()
	done := make(chan struct{})
	go func() { defer close(done); fn() }()
	select {
	case <-done:
	case <-time.After(limit):
		t.Fatalf("it hangs")
	}
}

// isRaised wants err to be Python's exception of that class and text, or one
// whose text begins so where text ends in an ellipsis.
func isRaised(t *testing.T, err error, class, text string) {
	t.Helper()
	var raised loopcore.Raised
	if !errors.As(err, &raised) {
		t.Fatalf("%v (%T) is none of Python's exceptions; want %s: %s", err, err, class, text)
	}
	begin, open := strings.CutSuffix(text, "...")
	if raised.Class() != class || open && !strings.HasPrefix(raised.Error(), begin) || !open && raised.Error() != text {
		t.Errorf("%s: %s\nwant\n%s: %s", raised.Class(), raised.Error(), class, text)
	}
}

// second is what of two answers says what went wrong.
func second[T any](_ T, err error) error { return err }

// badInput is something that a coroutine does wrong, and Python's exception.
type badInput struct {
	name, class, text string
	do                func(co *loopcore.Co) error
}

// Classes and texts are CPython 3.14.6's, except where a row says otherwise.
func TestBadInputIsAsynciosErrorInsideACoroutine(t *testing.T) {
	for _, c := range slices.Concat(notAwaitables(), notDelays(), notCallbacks(), notNow(), notThisOne()) {
		t.Run(c.name, func(t *testing.T) {
			within(t, 20*time.Second, func() {
				_, err := loopcore.Run(loopcore.Options{}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
					isRaised(t, c.do(co), c.class, c.text)
					return nil, co.Sleep(0) // and the loop goes on
				}))
				if err != nil {
					t.Errorf("the run answered %v", err)
				}
			})
		})
	}
}

// notAwaitables are waits for what cannot be waited for.
func notAwaitables() []badInput {
	var noTask *loopcore.Task
	var noFuture *loopcore.Future
	var noCoroutine *loopcore.GoCoroutine
	const notAwaitable = "An asyncio.Future, a coroutine or an awaitable is required"
	return []badInput{
		{"await nil", "TypeError", "'NoneType' object can't be awaited", func(co *loopcore.Co) error { return second(co.Await(nil)) }},
		{"await 5", "TypeError", "'int' object can't be awaited", func(co *loopcore.Co) error { return second(co.Await(5)) }},
		{"await a string", "TypeError", "'str' object can't be awaited", func(co *loopcore.Co) error { return second(co.Await("x")) }},
		{"await no task", "TypeError", "'NoneType' object can't be awaited", func(co *loopcore.Co) error { return second(co.Await(noTask)) }},
		{"await no future", "TypeError", "'NoneType' object can't be awaited", func(co *loopcore.Co) error { return second(co.Await(noFuture)) }},
		{"await no coroutine", "TypeError", "'NoneType' object can't be awaited", func(co *loopcore.Co) error { return second(co.Await(noCoroutine)) }},
		{"create_task(nil)", "TypeError", "a coroutine was expected, got None", func(co *loopcore.Co) error { return second(co.Loop().CreateTask(nil, "")) }},
		{"create_task of no coroutine", "TypeError", "a coroutine was expected, got None", func(co *loopcore.Co) error { return second(co.Loop().CreateTask(noCoroutine, "")) }},
		{"gather(5)", "TypeError", notAwaitable, func(co *loopcore.Co) error { return second(co.Gather(5)) }},
		{"gather(nil)", "TypeError", notAwaitable, func(co *loopcore.Co) error { return second(co.Gather(nil)) }},
		{"shield(5)", "TypeError", notAwaitable, func(co *loopcore.Co) error { return second(co.Loop().Shield(5)) }},
		{"wait_for(5)", "TypeError", "'int' object can't be awaited", func(co *loopcore.Co) error {
			return second(co.Await(loopcore.WaitFor(5, loopcore.After(1))))
		}},
		{"wait([])", "ValueError", "Set of Tasks/Futures is empty.", func(co *loopcore.Co) error {
			return second(co.Wait(nil, loopcore.WaitOptions{}))
		}},
		{"wait([coroutine])", "TypeError", "Passing coroutines is forbidden, use tasks explicitly.", func(co *loopcore.Co) error {
			return second(co.Wait([]any{loopcore.Sleep(1)}, loopcore.WaitOptions{}))
		}},
	}
}

// notDelays are times that are no number of seconds.
func notDelays() []badInput {
	nothing := func() {}
	nan := math.NaN()
	return []badInput{
		{"sleep(nan)", "ValueError", "Invalid delay: NaN (not a number)", func(co *loopcore.Co) error { return co.Sleep(nan) }},
		{"sleep(nan), as a coroutine", "ValueError", "Invalid delay: NaN (not a number)", func(co *loopcore.Co) error {
			return second(co.Await(loopcore.Sleep(nan)))
		}},
		// asyncio lets the next ones through, and its heap of timers loses its order.
		{"call_later(nan)", "ValueError", "Invalid delay: NaN (not a number)", func(co *loopcore.Co) error { return second(co.Loop().CallLater(nan, nothing)) }},
		{"call_at(nan)", "ValueError", "Invalid delay: NaN (not a number)", func(co *loopcore.Co) error { return second(co.Loop().CallAt(nan, nothing)) }},
		{"timeout(nan)", "ValueError", "Invalid delay: NaN (not a number)", func(co *loopcore.Co) error {
			return co.Timeout(&nan, func(*loopcore.Timeout) error { return co.Sleep(0.001) })
		}},
		{"wait_for(x, nan)", "ValueError", "Invalid delay: NaN (not a number)", func(co *loopcore.Co) error {
			return second(co.Await(loopcore.WaitFor(loopcore.Sleep(0), &nan)))
		}},
		{"wait(timeout=nan)", "ValueError", "Invalid delay: NaN (not a number)", func(co *loopcore.Co) error {
			return second(co.Wait([]any{co.Loop().NewFuture()}, loopcore.WaitOptions{Timeout: &nan}))
		}},
		{"as_completed(timeout=nan)", "ValueError", "Invalid delay: NaN (not a number)", func(co *loopcore.Co) error {
			return second(co.Loop().AsCompleted(nil, &nan))
		}},
	}
}

// notCallbacks are callbacks that cannot be called, and descriptors that cannot
// be watched.
func notCallbacks() []badInput {
	nothing := func() {}
	return []badInput{
		// asyncio says the next ones in debug mode only, and fails later else.
		{"call_soon(nil)", "TypeError", "a callable object was expected by call_soon(), got None", func(co *loopcore.Co) error { return second(co.Loop().CallSoon(nil)) }},
		{"call_later(1, nil)", "TypeError", "a callable object was expected by call_at(), got None", func(co *loopcore.Co) error { return second(co.Loop().CallLater(1, nil)) }},
		{"call_at(1, nil)", "TypeError", "a callable object was expected by call_at(), got None", func(co *loopcore.Co) error { return second(co.Loop().CallAt(1, nil)) }},
		{"call_soon of an empty Call", "TypeError", "a callable object was expected by call_soon(), got None", func(co *loopcore.Co) error {
			return second(co.Loop().CallSoonWith(loopcore.Call{}))
		}},
		{"call_soon_threadsafe(nil)", "TypeError", "a callable object was expected by call_soon_threadsafe(), got None", func(co *loopcore.Co) error {
			return co.Loop().CallSoonThreadsafe(nil)
		}},
		{"run_in_executor(nil)", "TypeError", "a callable object was expected by run_in_executor(), got None", func(co *loopcore.Co) error {
			return second(co.Loop().RunInExecutor(nil))
		}},
		{"add_reader(0, nil)", "TypeError", "a callable object was expected by add_reader(), got None", func(co *loopcore.Co) error { return co.Loop().AddReader(0, nil) }},
		{"add_writer(0, nil)", "TypeError", "a callable object was expected by add_writer(), got None", func(co *loopcore.Co) error { return co.Loop().AddWriter(0, nil) }},
		{"add_reader(-1)", "ValueError", "Invalid file descriptor: -1", func(co *loopcore.Co) error { return co.Loop().AddReader(-1, nothing) }},
		{"add_writer(-1)", "ValueError", "Invalid file descriptor: -1", func(co *loopcore.Co) error { return co.Loop().AddWriter(-1, nothing) }},
	}
}

// notNow is what must not be done while a loop runs.
func notNow() []badInput {
	return []badInput{
		{"run inside run", "RuntimeError", "asyncio.run() cannot be called from a running event loop", func(*loopcore.Co) error {
			return second(loopcore.Run(loopcore.Options{}, loopcore.Sleep(0)))
		}},
		{"Runner.run inside run", "RuntimeError", "Runner.run() cannot be called from a running event loop", func(*loopcore.Co) error {
			return second(loopcore.NewRunner(loopcore.Options{}).Run(loopcore.Sleep(0)))
		}},
		{"run_forever inside run", "RuntimeError", "This event loop is already running", func(co *loopcore.Co) error { return co.Loop().RunForever() }},
		{"run_until_complete inside run", "RuntimeError", "This event loop is already running", func(co *loopcore.Co) error {
			return second(co.Loop().RunUntilComplete(loopcore.Sleep(0)))
		}},
		{"close while running", "RuntimeError", "Cannot close a running event loop", func(co *loopcore.Co) error { return co.Loop().Close() }},
		{"another loop inside run", "RuntimeError", "Cannot run the event loop while another loop is running", func(*loopcore.Co) error {
			l := must(loopcore.New(loopcore.Options{}))
			return errors.Join(second(l.RunUntilComplete(l.NewFuture())), l.Close())
		}},
	}
}

// notThisOne are waits for what is another's, or one's own.
func notThisOne() []badInput {
	return []badInput{
		{"a future of another loop", "RuntimeError", "Task <Task pending name='Task-1' coro=<...", func(co *loopcore.Co) error {
			l := must(loopcore.New(loopcore.Options{}))
			return errors.Join(second(co.Await(l.NewFuture())), l.Close())
		}},
		{"gather of a future of another loop", "ValueError", "The future belongs to a different loop than the one specified as the loop argument", func(co *loopcore.Co) error {
			l := must(loopcore.New(loopcore.Options{}))
			return errors.Join(second(co.Loop().Gather(false, l.NewFuture())), l.Close())
		}},
		{"a coroutine awaited twice", "RuntimeError", "cannot reuse already awaited coroutine", func(co *loopcore.Co) error {
			c := loopcore.Sleep(0)
			return errors.Join(second(co.Await(c)), second(co.Await(c)))
		}},
		{"a coroutine that is a task's already", "RuntimeError", "cannot reuse already awaited coroutine", func(co *loopcore.Co) error {
			c := loopcore.Sleep(0)
			task := must(co.Loop().CreateTask(c, ""))
			return errors.Join(second(co.Await(task)), second(co.Await(must(co.Loop().CreateTask(c, "")))))
		}},
		{"a task that awaits itself", "RuntimeError", "Task cannot await on itself: <Task pending name='Task-2' coro=<...", func(co *loopcore.Co) error {
			var self *loopcore.Task
			self = must(co.Loop().CreateTask(loopcore.Coro(func(co *loopcore.Co) (any, error) { return co.Await(self) }), ""))
			return second(co.Await(self))
		}},
		{"a bad yield", "RuntimeError", "Task got bad yield: 5", func(co *loopcore.Co) error {
			bad := oddCoroutine{send: func() loopcore.Answer { return loopcore.Answer{Await: 5} }}
			return second(co.Await(must(co.Loop().CreateTask(bad, ""))))
		}},
	}
}

// outside is a bad call outside a run, and what asyncio raises for it.
type outside struct {
	name, class, text string
	do                func(l *loopcore.Loop) error
}

// badRuns are bad calls of what runs.
func badRuns() []outside {
	return []outside{
		{"run(nil)", "TypeError", "An asyncio.Future, a coroutine or an awaitable is required", func(*loopcore.Loop) error {
			return second(loopcore.Run(loopcore.Options{}, nil))
		}},
		{"run_until_complete(nil)", "TypeError", "An asyncio.Future, a coroutine or an awaitable is required", func(l *loopcore.Loop) error {
			return second(l.RunUntilComplete(nil))
		}},
		{"run(5)", "TypeError", "An asyncio.Future, a coroutine or an awaitable is required", func(*loopcore.Loop) error {
			return second(loopcore.Run(loopcore.Options{}, 5))
		}},
		{"run_until_complete(5)", "TypeError", "An asyncio.Future, a coroutine or an awaitable is required", func(l *loopcore.Loop) error {
			return second(l.RunUntilComplete(5))
		}},
		{"call_soon of a closed loop", "RuntimeError", "Event loop is closed", func(*loopcore.Loop) error {
			l := must(loopcore.New(loopcore.Options{}))
			return errors.Join(l.Close(), second(l.CallSoon(func() {})))
		}},
		{"a library's coroutine without a loop", "RuntimeError", "no running event loop", func(*loopcore.Loop) error {
			return loopcore.NewEvent().Wait().Send(nil).Err
		}},
		{"a program's coroutine without a loop", "RuntimeError", "no running event loop", func(*loopcore.Loop) error {
			return loopcore.Coro(func(*loopcore.Co) (any, error) { return nil, nil }).Send(nil).Err
		}},
		{"run_until_complete of another loop's", "ValueError", "The future belongs to a different loop than the one specified as the loop argument", func(l *loopcore.Loop) error {
			other := must(loopcore.New(loopcore.Options{}))
			return errors.Join(second(l.RunUntilComplete(other.NewFuture())), other.Close())
		}},
		{"a loop that is stopped before its end", "RuntimeError", "Event loop stopped before Future completed.", func(l *loopcore.Loop) error {
			l.Stop()
			return second(l.RunUntilComplete(l.NewFuture()))
		}},
	}
}

// badFutures are bad calls of futures and runners.
func badFutures() []outside {
	return []outside{
		{"a result before it is there", "InvalidStateError", "Result is not set.", func(l *loopcore.Loop) error { return second(l.NewFuture().Result()) }},
		{"an exception before it is there", "InvalidStateError", "Exception is not set.", func(l *loopcore.Loop) error { return second(l.NewFuture().Exception()) }},
		{"a result twice", "InvalidStateError", "invalid state", func(l *loopcore.Loop) error {
			f := l.NewFuture()
			return errors.Join(f.SetResult(1), f.SetResult(2))
		}},
		{"an exception after the result", "InvalidStateError", "invalid state", func(l *loopcore.Loop) error {
			f := l.NewFuture()
			return errors.Join(f.SetResult(1), f.SetException(errors.New("late")))
		}},
		{"a result of what was cancelled", "InvalidStateError", "invalid state", func(l *loopcore.Loop) error {
			f := l.NewFuture()
			f.Cancel("")
			return f.SetResult(1)
		}},
		{"the result of what was cancelled", "CancelledError", "CancelledError: why", func(l *loopcore.Loop) error {
			f := l.NewFuture()
			f.Cancel("why")
			return second(f.Result())
		}},
		{"an exception that is none", "TypeError", "invalid exception object", func(l *loopcore.Loop) error { return l.NewFuture().SetException(nil) }},
		{"a StopIteration as exception", "RuntimeError", "StopIteration interacts badly with generators and cannot be raised into a Future", func(l *loopcore.Loop) error {
			f := l.NewFuture()
			return errors.Join(f.SetException(loopcore.ErrStopIteration), second(f.Result()))
		}},
		{"a runner that is closed", "RuntimeError", "Runner is closed", func(*loopcore.Loop) error {
			r := loopcore.NewRunner(loopcore.Options{})
			return errors.Join(second(r.Run(loopcore.Sleep(0))), r.Close(), r.Close(), second(r.Run(loopcore.Sleep(0))))
		}},
	}
}

func TestBadInputIsAsynciosErrorOutsideARun(t *testing.T) {
	for _, c := range slices.Concat(badRuns(), badFutures()) {
		t.Run(c.name, func(t *testing.T) {
			within(t, 20*time.Second, func() {
				l := must(loopcore.New(loopcore.Options{}))
				isRaised(t, c.do(l), c.class, c.text)
				if _, err := l.RunUntilComplete(loopcore.Sleep(0)); err != nil {
					t.Errorf("the loop does not go on: %v", err)
				}
				if err := l.Close(); err != nil {
					t.Error(err)
				}
			})
		})
	}
}

func TestCancellingWhatIsFinishedDoesNothing(t *testing.T) {
	run(t, func(co *loopcore.Co) (any, error) {
		l := co.Loop()
		f := l.NewFuture()
		_ = f.SetResult(1)
		task := must(l.CreateTask(loopcore.Coro(func(*loopcore.Co) (any, error) { return 2, nil }), ""))
		gathered := must(l.Gather(false, task))
		if _, err := co.Await(gathered); err != nil {
			return nil, err
		}
		shielded := must(l.Shield(task))
		for what, cancel := range map[string]func(string) bool{
			"a future": f.Cancel, "a task": task.Cancel, "a gather": gathered.Cancel, "a shield": shielded.Cancel,
		} {
			if cancel("too late") {
				t.Errorf("%s was cancelled", what)
			}
		}
		if n, m := task.Cancelling(), task.Uncancel(); n != 0 || m != 0 {
			t.Errorf("%d cancellations are under way, %d are left", n, m)
		}
		h := must(l.CallSoon(func() {}))
		timer := must(l.CallLater(0, func() {}))
		if err := co.Sleep(0.001); err != nil {
			return nil, err
		}
		h.Cancel()
		timer.Cancel()
		timer.Cancel()
		return nil, co.Sleep(0.001)
	})
}

func TestDescriptorsThatNobodyWatchesAreNotRemoved(t *testing.T) {
	l := newLoop(t, loopcore.Options{})
	for _, fd := range []int{-1, math.MinInt, 999_999, math.MaxInt} {
		if l.RemoveReader(fd) || l.RemoveWriter(fd) {
			t.Errorf("descriptor %d was removed", fd)
		}
	}
}

func TestANilCallbackOfAFuturesCannotBeCalled(t *testing.T) {
	var failures []error
	l := newLoop(t, loopcore.Options{})
	l.ExceptionHandler = func(c loopcore.ExceptionContext) { failures = append(failures, c.Exception) }
	f := l.NewFuture()
	f.AddDoneCallback(nil)
	f.AddDoneCallbackWith(loopcore.DoneCall{})
	_ = f.SetResult(1)
	turn(t, l, 0)
	if len(failures) != 2 {
		t.Fatalf("told of %v", failures)
	}
	for _, err := range failures {
		isRaised(t, err, "TypeError", "'NoneType' object is not callable")
	}
}

// A panic, wherever it comes from, is reported, and the loop goes on.
func TestPanicsAreReportedAndTheLoopGoesOn(t *testing.T) {
	for _, c := range []struct {
		name string
		do   func(l *loopcore.Loop)
	}{
		{"in a callback", func(l *loopcore.Loop) { must(l.CallSoon(func() { panic("ouch") })) }},
		{"in a timer's callback", func(l *loopcore.Loop) { must(l.CallLater(0, func() { panic("ouch") })) }},
		{"in another thread's callback", func(l *loopcore.Loop) { _ = l.CallSoonThreadsafe(func() { panic("ouch") }) }},
		{"in a future's callback", func(l *loopcore.Loop) {
			f := l.NewFuture()
			f.AddDoneCallback(func(*loopcore.Future) { panic("ouch") })
			_ = f.SetResult(1)
		}},
		{"in a callback's label", func(l *loopcore.Loop) {
			must(l.CallSoonWith(loopcore.Call{Fn: func() error { panic("ouch") }, Label: func() string { panic("and its label") }}))
		}},
		{"in a coroutine", func(l *loopcore.Loop) {
			must(l.CreateTask(loopcore.Coro(func(*loopcore.Co) (any, error) { panic("ouch") }), ""))
		}},
		{"in another kind of coroutine", func(l *loopcore.Loop) {
			must(l.CreateTask(oddCoroutine{send: func() loopcore.Answer { panic("ouch") }}, ""))
		}},
		{"in a worker", func(l *loopcore.Loop) {
			must(l.RunInExecutor(func(*loopcore.Worker) (any, error) { panic("ouch") }))
		}},
		{"in the exception handler", func(l *loopcore.Loop) {
			l.ExceptionHandler = func(loopcore.ExceptionContext) { panic("ouch") }
			must(l.CallSoon(func() { panic("what it was called for") }))
		}},
		{"of a nil coroutine function", func(l *loopcore.Loop) { must(l.CreateTask(loopcore.Coro(nil), "ouch")) }},
	} {
		t.Run(c.name, func(t *testing.T) {
			within(t, 20*time.Second, func() {
				log, lines := logLines()
				l := must(loopcore.New(loopcore.Options{Log: log, Debug: true}))
				c.do(l)
				for _, next := range []loopcore.Coroutine{loopcore.Sleep(0.02), l.ShutdownDefaultExecutor(nil)} { // until the worker has said it
					if _, err := l.RunUntilComplete(next); err != nil {
						t.Errorf("the loop does not go on: %v", err)
					}
				}
				if err := l.Close(); err != nil {
					t.Error(err)
				}
				if !strings.Contains(lines.String(), "ERROR:asyncio:") || !strings.Contains(lines.String(), "ouch") {
					t.Errorf("it was not reported:\n%s", lines)
				}
			})
		})
	}
}
