package loopcore_test

import (
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"batuta/loopcore"
)

func TestRunCancelsWhatIsLeftAndClosesTheLoop(t *testing.T) {
	var log []string
	var loop *loopcore.Loop
	before := descriptors(t)
	run(t, func(co *loopcore.Co) (any, error) {
		loop = co.Loop()
		must(loop.CreateTask(loopcore.Coro(func(co *loopcore.Co) (any, error) {
			err := co.Sleep(10)
			var c *loopcore.CancelledError
			if errors.As(err, &c) {
				log = append(log, "cancelled")
			}
			return nil, err
		}), "left"))
		return nil, co.Sleep(0)
	})
	if got := strings.Join(log, " "); got != "cancelled" {
		t.Errorf("the left task saw %q", got)
	}
	if !loop.IsClosed() {
		t.Error("the loop is open")
	}
	wantClosed(t, before)
}

func TestInterruptCancelsTheMainTask(t *testing.T) {
	tidied := false
	loops := make(chan *loopcore.Loop, 1)
	go func() { l := <-loops; time.Sleep(5 * time.Millisecond); l.Interrupt() }()
	_, err := loopcore.Run(loopcore.Options{OnLoop: func(l *loopcore.Loop) { loops <- l }},
		loopcore.Coro(func(co *loopcore.Co) (any, error) {
			err := co.Sleep(30)
			tidied = co.Sleep(0.001) == nil // what a finally does may still wait
			return nil, err
		}))
	if !errors.Is(err, loopcore.ErrInterrupted) || !tidied {
		t.Errorf("got %v, tidied %v", err, tidied)
	}
}

func TestDropEndsTheRunAtOnceWithoutAnyonesFinally(t *testing.T) {
	before := descriptors(t)
	wentOn := false
	loops := make(chan *loopcore.Loop, 1)
	go func() { l := <-loops; time.Sleep(5 * time.Millisecond); l.Drop() }()
	_, err := loopcore.Run(loopcore.Options{OnLoop: func(l *loopcore.Loop) { loops <- l }},
		loopcore.Coro(func(co *loopcore.Co) (any, error) {
			_, _ = co.Gather(loopcore.Sleep(30), loopcore.ToThread(nap, 30))
			wentOn = true
			return nil, nil
		}))
	if !errors.Is(err, loopcore.ErrDropped) || wentOn {
		t.Errorf("got %v, went on: %v", err, wentOn)
	}
	wantClosed(t, before)
}

func nap(w *loopcore.Worker, seconds float64) (any, error) { return "rested", w.Sleep(seconds) }

func TestALoopCanRunTwiceAndItsTasksGoOn(t *testing.T) {
	l := newLoop(t, loopcore.Options{})
	long := must(l.CreateTask(loopcore.Coro(func(co *loopcore.Co) (any, error) { return "long", co.Sleep(0.02) }), ""))
	short := loopcore.Coro(func(co *loopcore.Co) (any, error) { return "short", co.Sleep(0.001) })
	if v := must(l.RunUntilComplete(short)); v != "short" || long.Done() {
		t.Errorf("got %v; the long one done: %v", v, long.Done())
	}
	if v := must(l.RunUntilComplete(long)); v != "long" {
		t.Errorf("got %v", v)
	}
}

func TestMisuseIsAsynciosError(t *testing.T) {
	closed := must(loopcore.New(loopcore.Options{}))
	if err := closed.Close(); err != nil {
		t.Fatal(err)
	}
	open := newLoop(t, loopcore.Options{})
	done := open.NewFuture()
	_ = done.SetResult(1)
	for _, c := range []struct {
		name string
		call func() error
		want error
	}{
		{"call_soon on a closed loop", func() error { _, err := closed.CallSoon(func() {}); return err }, loopcore.ErrClosed},
		{"call_later on a closed loop", func() error { _, err := closed.CallLater(1, func() {}); return err }, loopcore.ErrClosed},
		{"call_soon_threadsafe on a closed loop", func() error { return closed.CallSoonThreadsafe(func() {}) }, loopcore.ErrClosed},
		{"create_task on a closed loop", func() error { _, err := closed.CreateTask(loopcore.Sleep(1), ""); return err }, loopcore.ErrClosed},
		{"run_forever on a closed loop", closed.RunForever, loopcore.ErrClosed},
		{"run_until_complete(5)", func() error { _, err := open.RunUntilComplete(5); return err }, loopcore.ErrNotAwaitable},
		{"create_task(nil)", func() error { _, err := open.CreateTask(nil, ""); return err }, loopcore.TypeError("a coroutine was expected, got None")},
		{"a second result", func() error { return done.SetResult(2) }, loopcore.ErrInvalidState},
		{"a result before its time", func() error { _, err := open.NewFuture().Result(); return err }, loopcore.ErrNoResult},
		{"an exception before its time", func() error { _, err := open.NewFuture().Exception(); return err }, loopcore.ErrNoException},
		{"a loop stopped before its future was done", func() error {
			f := open.NewFuture()
			open.Stop()
			_, err := open.RunUntilComplete(f)
			return err
		}, loopcore.ErrStoppedEarly},
		{"run_forever inside a callback", func() error {
			var inner error
			must(open.CallSoon(func() { inner = open.RunForever(); open.Stop() }))
			return errors.Join(open.RunForever(), inner)
		}, loopcore.ErrRunning},
		{"close inside a callback", func() error {
			var inner error
			must(open.CallSoon(func() { inner = open.Close(); open.Stop() }))
			return errors.Join(open.RunForever(), inner)
		}, loopcore.ErrCloseRunning},
	} {
		t.Run(c.name, func(t *testing.T) {
			if err := c.call(); !errors.Is(err, c.want) {
				t.Errorf("got %v, want %v", err, c.want)
			}
		})
	}
}

func TestATaskThatAwaitsItselfOrSomethingBadFails(t *testing.T) {
	run(t, func(co *loopcore.Co) (any, error) {
		var self *loopcore.Task
		self = must(co.Loop().CreateTask(loopcore.Coro(func(co *loopcore.Co) (any, error) { return co.Await(self) }), ""))
		if _, err := co.Await(self); err == nil || !strings.HasPrefix(err.Error(), "Task cannot await on itself: <Task pending name='Task-2'") {
			t.Errorf("awaiting oneself answered %v", err)
		}
		if _, err := co.Await(5); !errors.Is(err, loopcore.TypeError("'int' object can't be awaited")) {
			t.Errorf("awaiting 5 answered %v", err)
		}
		return nil, nil
	})
}

func TestCallSoonThreadsafeLosesNothingAndKeepsEachCallersOrder(t *testing.T) {
	const callers, calls = 16, 500
	l := newLoop(t, loopcore.Options{})
	got := make([][]int, callers)
	total := 0
	var wg sync.WaitGroup
	for c := range callers {
		spawn(&wg, func() {
			for i := range calls {
				if err := l.CallSoonThreadsafe(func() {
					got[c] = append(got[c], i)
					if total++; total == callers*calls {
						l.Stop()
					}
				}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	if err := l.RunForever(); err != nil {
		t.Fatal(err)
	}
	wg.Wait()
	for c, list := range got {
		for i, v := range list {
			if v != i {
				t.Fatalf("caller %d: call %d came %dth", c, v, i)
			}
		}
	}
}

func TestWhatAThreadQueuedComesBeforeWhatTheLoopQueuesAfterIt(t *testing.T) {
	l := newLoop(t, loopcore.Options{})
	var log []string
	say := func(s string) func() { return func() { log = append(log, s) } }
	must(l.CallSoon(func() {
		must(l.CallSoon(say("x")))
		var wg sync.WaitGroup
		spawn(&wg, func() { _ = l.CallSoonThreadsafe(say("y")) })
		wg.Wait()
		must(l.CallSoon(say("z")))
		must(l.CallSoon(l.Stop))
	}))
	if err := l.RunForever(); err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(log, " "); got != "x y z" {
		t.Errorf("ran %s, want x y z", got)
	}
}

func TestWorkersRunBesideTheLoopAndNoMoreThanTheLimit(t *testing.T) {
	var mu sync.Mutex
	running, most := 0, 0
	busy := func(w *loopcore.Worker, n int) (any, error) {
		mu.Lock()
		running++
		most = max(most, running)
		mu.Unlock()
		err := w.Sleep(0.01)
		mu.Lock()
		running--
		mu.Unlock()
		return n, err
	}
	got, err := loopcore.Run(loopcore.Options{Workers: 3}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
		var all []any
		for n := range 10 {
			all = append(all, loopcore.ToThread(busy, n))
		}
		return co.Gather(all...)
	}))
	if err != nil || len(got.([]any)) != 10 || got.([]any)[9] != 9 {
		t.Errorf("got %v, %v", got, err)
	}
	if most != 3 {
		t.Errorf("%d workers at once, want 3", most)
	}
}

func TestAWorkersErrorAndPanicAreTheAwaitersError(t *testing.T) {
	boom := errors.New("boom")
	run(t, func(co *loopcore.Co) (any, error) {
		fail := func(*loopcore.Worker, int) (any, error) { return nil, boom }
		if _, err := co.Await(loopcore.ToThread(fail, 0)); !errors.Is(err, boom) {
			t.Errorf("got %v", err)
		}
		burst := func(*loopcore.Worker, int) (any, error) { panic("ouch") }
		var p *loopcore.PanicError
		if _, err := co.Await(loopcore.ToThread(burst, 0)); !errors.As(err, &p) {
			t.Errorf("got %v", err)
		}
		return nil, nil
	})
}
