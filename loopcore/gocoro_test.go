package loopcore_test

import (
	"errors"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"batuta/loopcore"
)

// The four edges of iter.Pull, each fatal to the process if it were reached.

func TestACoroutineMadeBeforeTheThreadIsLockedMayRun(t *testing.T) {
	c := loopcore.Coro(func(co *loopcore.Co) (any, error) { return 7, co.Sleep(0.001) })
	var wg sync.WaitGroup
	spawn(&wg, func() { // another goroutine, and so most likely another thread
		if v, err := loopcore.Run(loopcore.Options{}, c); v != 7 || err != nil {
			t.Errorf("got %v, %v", v, err)
		}
	})
	wg.Wait()
}

func TestResumingOnAnotherThreadIsRefused(t *testing.T) {
	c := loopcore.Coro(func(co *loopcore.Co) (any, error) { return nil, co.Sleep(0.01) })
	run(t, func(co *loopcore.Co) (any, error) {
		task := must(co.Loop().CreateTask(c, ""))
		if err := co.Sleep(0); err != nil {
			return nil, err
		}
		answers := make(chan loopcore.Answer, 2)
		go func() {
			runtime.LockOSThread() // and never unlocks, so the thread goes with it
			answers <- c.Send(nil)
			answers <- c.Throw(errors.New("boom"))
		}()
		for range 2 {
			if a := <-answers; !errors.Is(a.Err, loopcore.ErrWrongThread) {
				t.Errorf("another thread got %+v, want ErrWrongThread", a)
			}
		}
		return co.Await(task)
	})
}

func TestStoppingOnAnotherThreadDoesNothing(t *testing.T) {
	unwound := false
	c := loopcore.Coro(func(co *loopcore.Co) (any, error) {
		defer func() { unwound = true }()
		return "its own end", co.Sleep(0.01)
	})
	got := run(t, func(co *loopcore.Co) (any, error) {
		task := must(co.Loop().CreateTask(c, ""))
		if err := co.Sleep(0); err != nil {
			return nil, err
		}
		done := make(chan struct{})
		go func() {
			defer close(done)
			runtime.LockOSThread()
			c.Close()
		}()
		<-done
		if unwound {
			t.Error("it was unwound from another thread")
		}
		return co.Await(task)
	})
	if got != "its own end" {
		t.Errorf("got %v", got)
	}
}

func TestGoexitInACoroutineEndsTheLoopsGoroutineAndLeavesNothing(t *testing.T) {
	before := descriptors(t)
	siblingUnwound := false
	var wg sync.WaitGroup
	spawn(&wg, func() {
		_, _ = loopcore.Run(loopcore.Options{}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
			must(co.Loop().CreateTask(loopcore.Coro(func(co *loopcore.Co) (any, error) {
				defer func() { siblingUnwound = true }()
				return nil, co.Sleep(10)
			}), ""))
			if err := co.Sleep(0); err != nil {
				return nil, err
			}
			runtime.Goexit()
			return nil, nil
		}))
		t.Error("Run returned after Goexit")
	})
	wg.Wait()
	if !siblingUnwound {
		t.Error("the other coroutine was left suspended")
	}
	wantClosed(t, before)
}

func TestClosingTheLoopUnwindsSuspendedCoroutines(t *testing.T) {
	l, err := loopcore.New(loopcore.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var log []string
	must(l.CreateTask(loopcore.Coro(func(co *loopcore.Co) (any, error) {
		defer func() { log = append(log, "deferred") }()
		defer func() {
			if err := co.Sleep(1); errors.Is(err, loopcore.ErrDropped) {
				log = append(log, "may not wait")
			}
		}()
		return nil, co.Sleep(10)
	}), ""))
	must(l.CallLater(0.001, l.Stop))
	if err := l.RunForever(); err != nil {
		t.Fatal(err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(log, ", "); got != "may not wait, deferred" {
		t.Errorf("unwinding ran %q", got)
	}
}

// In CPython close() raises that it "ignored GeneratorExit", and leaves it.
func TestACoroutineThatNothingCanEndIsEndedAllTheSame(t *testing.T) {
	within(t, 20*time.Second, func() {
		l := must(loopcore.New(loopcore.Options{}))
		deferred := 0
		stubborn := func(co *loopcore.Co) (any, error) {
			defer func() { deferred++ }()
			for {
				func() {
					defer func() { _ = recover() }()
					_ = co.Sleep(10)
				}()
			}
		}
		waits := func(co *loopcore.Co) (any, error) {
			defer func() { deferred++ }()
			return nil, co.Sleep(10)
		}
		for _, fn := range []func(*loopcore.Co) (any, error){waits, stubborn, waits, stubborn} {
			must(l.CreateTask(loopcore.Coro(fn), ""))
		}
		must(l.CallLater(0.001, l.Stop))
		if err := errors.Join(l.RunForever(), l.Close()); err != nil {
			t.Error(err)
		}
		if deferred != 4 {
			t.Errorf("%d of 4 deferred calls were made", deferred)
		}
	})
}

func TestAPanicInACoroutineIsItsTasksError(t *testing.T) {
	_, err := loopcore.Run(loopcore.Options{}, loopcore.Coro(func(*loopcore.Co) (any, error) { panic("ouch") }))
	var p *loopcore.PanicError
	if !errors.As(err, &p) || p.Value != "ouch" || !strings.Contains(string(p.Stack), "gocoro_test.go") {
		t.Errorf("got %v", err)
	}
}

func TestACoroutineIsAwaitedByOneAtATime(t *testing.T) {
	run(t, func(co *loopcore.Co) (any, error) {
		gate := co.Loop().NewFuture()
		c := loopcore.Coro(func(co *loopcore.Co) (any, error) { return co.Await(gate) })
		awaits := func(co *loopcore.Co) (any, error) { return co.Await(c) }
		first := must(co.Loop().CreateTask(loopcore.Coro(awaits), ""))
		if err := co.Sleep(0); err != nil {
			return nil, err
		}
		if _, err := co.Await(c); err != loopcore.ErrBeingAwaited {
			t.Errorf("awaited while another does it came to %v", err)
		}
		c.Close() // it is not its own
		if _, err := co.Await(must(co.Loop().CreateTask(c, ""))); err != loopcore.ErrBeingAwaited {
			t.Errorf("a task of one that is awaited came to %v", err)
		}
		if err := gate.SetResult("open"); err != nil {
			return nil, err
		}
		if v, err := co.Await(first); v != "open" || err != nil {
			t.Errorf("the first came to %v, %v", v, err)
		}
		if _, err := co.Await(c); err != loopcore.ErrCoroutineUsed {
			t.Errorf("awaited after its end it came to %v", err)
		}
		return nil, nil
	})
}

func TestACoroutineThatPanicsInAnothersPlaceHasEnded(t *testing.T) {
	run(t, func(co *loopcore.Co) (any, error) {
		c := loopcore.Coro(func(*loopcore.Co) (any, error) { panic("ouch") })
		func() {
			defer func() { _ = recover() }()
			_, _ = co.Await(c)
		}()
		if _, err := co.Await(c); err != loopcore.ErrCoroutineUsed {
			t.Errorf("awaited anew it came to %v", err)
		}
		return nil, nil
	})
}

func TestACoroutineRunsOnceOnly(t *testing.T) {
	c := loopcore.Coro(func(*loopcore.Co) (any, error) { return nil, nil })
	run(t, func(co *loopcore.Co) (any, error) { return co.Await(c) })
	_, err := loopcore.Run(loopcore.Options{}, c)
	if !errors.Is(err, loopcore.ErrCoroutineUsed) {
		t.Errorf("a second run answered %v", err)
	}
}

// Python's own rule for coroutines, in its words.
func TestACoroutineThatRaisesStopIterationIsARuntimeError(t *testing.T) {
	run(t, func(co *loopcore.Co) (any, error) {
		raises := loopcore.Coro(func(*loopcore.Co) (any, error) { return nil, loopcore.ErrStopIteration })
		_, err := co.Await(must(co.Loop().CreateTask(raises, "")))
		if got := cameTo(nil, err); got != "RuntimeError: coroutine raised StopIteration" {
			t.Errorf("it came to %s", got)
		}
		return nil, nil
	})
}
