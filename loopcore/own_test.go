package loopcore_test

import (
	"errors"
	"fmt"
	"io"
	"math"
	"net"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"batuta/loopcore"
	"batuta/loopcore/trace"
)

// turn is one RunOnce that neither fails nor is stopped.
func turn(t *testing.T, l *loopcore.Loop, maxWait float64) {
	t.Helper()
	if stopped, err := l.RunOnce(maxWait); stopped || err != nil {
		t.Fatalf("RunOnce(%v): stopped %v, %v", maxWait, stopped, err)
	}
}

func TestRunOnceWaitsNoLongerThanItMay(t *testing.T) {
	for _, c := range []struct {
		name          string
		maxWait       float64
		timer         float64 // seconds; 0: none
		atLeast, most time.Duration
	}{
		{"not at all at 0", 0, 0, 0, 500 * time.Millisecond},
		{"not at all at 0, whatever timers there are", 0, 30, 0, 500 * time.Millisecond},
		{"so long if there is nothing to do", 0.02, 0, 20 * time.Millisecond, 5 * time.Second},
		{"so long if the next timer is later", 0.02, 30, 20 * time.Millisecond, 5 * time.Second},
		{"until the next timer if that is earlier", 30, 0.02, 20 * time.Millisecond, 5 * time.Second},
		{"as long as it takes if it is negative", -1, 0.02, 20 * time.Millisecond, 5 * time.Second},
		{"as long as it takes if it is infinite", math.Inf(1), 0.02, 20 * time.Millisecond, 5 * time.Second},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := newLoop(t, loopcore.Options{})
			fired := false
			if c.timer > 0 {
				must(l.CallLater(c.timer, func() { fired = true }))
			}
			start := time.Now()
			turn(t, l, c.maxWait)
			if took := time.Since(start); took < c.atLeast || took > c.most {
				t.Errorf("it took %v, want %v to %v", took, c.atLeast, c.most)
			}
			if want := c.timer == 0.02; fired != want {
				t.Errorf("the timer has fired: %v, want %v", fired, want)
			}
		})
	}
}

func TestRunOnceIsOneCycle(t *testing.T) {
	l := newLoop(t, loopcore.Options{})
	var log []string
	must(l.CallSoon(func() {
		log = append(log, fmt.Sprint("first, running ", l.IsRunning(), " ", loopcore.RunningLoop() == l))
		must(l.CallSoon(func() { log = append(log, "queued by first") }))
	}))
	turn(t, l, 0)
	if want := []string{"first, running true true"}; !slices.Equal(log, want) {
		t.Errorf("ran %q, want %q", log, want)
	}
	if l.IsRunning() || loopcore.RunningLoop() != nil {
		t.Error("the loop runs between two cycles")
	}
	turn(t, l, -1) // it does not wait: there is work
	if len(log) != 2 {
		t.Errorf("ran %q", log)
	}
}

func TestAStopInsideRunOnceIsReportedAndForgotten(t *testing.T) {
	l := newLoop(t, loopcore.Options{})
	ran := 0
	must(l.CallSoon(l.Stop))
	must(l.CallSoon(func() { ran++ }))
	if stopped, err := l.RunOnce(-1); !stopped || err != nil || ran != 1 {
		t.Errorf("stopped %v, %v; %d of the cycle's other callbacks ran, want 1", stopped, err, ran)
	}
	turn(t, l, 0)
	l.Stop() // between two cycles: the next does not wait
	if stopped, err := l.RunOnce(-1); !stopped || err != nil {
		t.Errorf("stopped %v, %v", stopped, err)
	}
	turn(t, l, 0)
}

func TestWhatLeavesTheLoopLeavesRunOnceWhichMayBeCalledAgain(t *testing.T) {
	l := newLoop(t, loopcore.Options{})
	exit := &loopcore.SystemExit{Code: 3}
	for _, leaving := range []error{loopcore.ErrInterrupted, exit} {
		ran := false
		must(l.CallSoonWith(loopcore.Call{Fn: func() error { return leaving }}))
		must(l.CallSoon(func() { ran = true }))
		if stopped, err := l.RunOnce(0); stopped || !errors.Is(err, leaving) || ran || l.IsRunning() {
			t.Errorf("stopped %v, %v; what came after it ran: %v; running: %v", stopped, err, ran, l.IsRunning())
		}
		turn(t, l, 0)
		if !ran {
			t.Error("what came after it was lost")
		}
	}
	l.Interrupt()
	if _, err := l.RunOnce(-1); !errors.Is(err, loopcore.ErrInterrupted) {
		t.Errorf("an Interrupt between two cycles answered %v", err)
	}
	turn(t, l, 0)
}

func TestRunOnceRefuses(t *testing.T) {
	l := newLoop(t, loopcore.Options{})
	other := newLoop(t, loopcore.Options{})
	refused := func(what string, l *loopcore.Loop, maxWait float64, want error) {
		t.Helper()
		if _, err := l.RunOnce(maxWait); !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", what, err, want)
		}
	}
	refused("a wait that is no number", l, math.NaN(), loopcore.ErrDelayNaN)
	must(l.CallSoon(func() {
		refused("a call inside its own cycle", l, 0, loopcore.ErrRunning)
		refused("another loop's inside its cycle", other, 0, loopcore.ErrOtherRunning)
		if err := l.RunForever(); !errors.Is(err, loopcore.ErrRunning) {
			t.Errorf("RunForever inside it: %v", err)
		}
		if err := l.Close(); !errors.Is(err, loopcore.ErrCloseRunning) {
			t.Errorf("Close inside it: %v", err)
		}
	}))
	turn(t, l, 0)
	closed := must(loopcore.New(loopcore.Options{}))
	if err := closed.Close(); err != nil {
		t.Fatal(err)
	}
	refused("a closed loop", closed, 0, loopcore.ErrClosed)
	if when, ok := closed.NextDeadline(); ok {
		t.Errorf("a closed loop has something to do at %v", when)
	}
	closed.Wake() // which finds nobody
}

func TestRunOnceStaysOnTheThreadOfItsGoCoroutines(t *testing.T) {
	l := newLoop(t, loopcore.Options{})
	elsewhere := func() (err error) {
		var wg sync.WaitGroup
		spawn(&wg, func() { _, err = l.RunOnce(0) })
		wg.Wait()
		return err
	}
	task := must(l.CreateTask(loopcore.Sleep(0.001), ""))
	turn(t, l, 0)
	if err := elsewhere(); !errors.Is(err, loopcore.ErrWrongThread) {
		t.Errorf("while a coroutine lives: %v", err)
	}
	for !task.Done() {
		turn(t, l, -1)
	}
	if err := elsewhere(); err != nil {
		t.Errorf("when none does: %v", err)
	}
}

func TestNextDeadlineIsNowOrTheNextTimersTimeOrNone(t *testing.T) {
	l := newLoop(t, loopcore.Options{})
	is := func(what string, want float64) {
		t.Helper()
		if when, ok := l.NextDeadline(); !ok || when != want {
			t.Errorf("%s: %v, %v; want %v", what, when, ok, want)
		}
	}
	isNow := func(what string) {
		t.Helper()
		before := l.Time()
		if when, ok := l.NextDeadline(); !ok || when < before || when > l.Time() {
			t.Errorf("%s: %v, %v; want now, %v", what, when, ok, before)
		}
	}
	none := func(what string) {
		t.Helper()
		if when, ok := l.NextDeadline(); ok {
			t.Errorf("%s: %v; want none", what, when)
		}
	}
	none("a new loop")
	late := must(l.CallLater(60, func() {}))
	is("a timer", late.When())
	early := must(l.CallLater(50, func() {}))
	is("an earlier one", early.When())
	early.Cancel()
	is("the earlier one cancelled", late.When())
	must(l.CallSoon(func() {}))
	isNow("a callback")
	turn(t, l, 0)
	is("the callback has run", late.When())
	late.Cancel()
	none("no timer is left")
	if err := l.CallSoonThreadsafe(func() {}); err != nil {
		t.Fatal(err)
	}
	isNow("a callback from another thread")
	turn(t, l, 0)
	l.Stop()
	isNow("a Stop")
	if _, err := l.RunOnce(0); err != nil {
		t.Fatal(err)
	}
	l.Interrupt()
	isNow("an Interrupt")
	if _, err := l.RunOnce(0); !errors.Is(err, loopcore.ErrInterrupted) {
		t.Fatal(err)
	}
	none("all is done")
	l.Drop()
	isNow("a Drop")
}

func TestWakeEndsAWaitUnderWayOrTheNextOne(t *testing.T) {
	l := newLoop(t, loopcore.Options{})
	var wg sync.WaitGroup
	defer wg.Wait()
	spawn(&wg, func() { time.Sleep(20 * time.Millisecond); l.Wake() })
	start := time.Now()
	turn(t, l, -1)
	if took := time.Since(start); took < 20*time.Millisecond {
		t.Errorf("it came back after %v, before the Wake", took)
	}
	l.Wake()
	turn(t, l, -1)
}

func TestOnWakeIsCalledOnceForABurstAndForEveryBurst(t *testing.T) {
	var calls atomic.Int32
	l := newLoop(t, loopcore.Options{OnWake: func() { calls.Add(1) }})
	ran := 0
	for burst := range 3 {
		for range 5 {
			if err := l.CallSoonThreadsafe(func() { ran++ }); err != nil {
				t.Fatal(err)
			}
		}
		if got := int(calls.Load()); got != burst+1 {
			t.Errorf("%d calls in %d bursts", got, burst+1)
		}
		turn(t, l, 0)
	}
	if ran != 15 {
		t.Errorf("%d of 15 callbacks ran", ran)
	}
	must(l.CallSoon(func() {})) // the owner's own: it knows
	l.Wake()
	turn(t, l, 0)
	if got := calls.Load(); got != 3 {
		t.Errorf("%d calls, of which %d for nothing", got, got-3)
	}
	l.Interrupt()
	l.Drop()
	if got := calls.Load(); got != 5 {
		t.Errorf("an Interrupt and a Drop made %d calls, want 2", got-3)
	}
}

// A loop that is woken by its own OnWake alone misses nothing, however many
// threads there are.
func TestNothingThatArrivesFromAnotherThreadIsMissed(t *testing.T) {
	const threads, each = 4, 500
	woken := make(chan struct{}, 1)
	l := newLoop(t, loopcore.Options{OnWake: func() {
		select {
		case woken <- struct{}{}:
		default: // the owner has yet to look
		}
	}})
	var wg sync.WaitGroup
	defer wg.Wait()
	ran := 0
	for range threads {
		spawn(&wg, func() {
			for range each {
				if err := l.CallSoonThreadsafe(func() { ran++ }); err != nil {
					t.Error(err)
				}
			}
		})
	}
	for ran < threads*each {
		select {
		case <-woken:
			turn(t, l, 0)
		case <-time.After(20 * time.Second):
			t.Fatalf("%d of %d callbacks ran", ran, threads*each)
		}
	}
}

// The owner's OnWake may wait for the owner's loop, which may be in the middle
// of a cycle that hands jobs to the workers.
func TestOnWakeIsCalledUnderNoLock(t *testing.T) {
	told, over := make(chan struct{}), make(chan struct{})
	defer close(over)
	l := newLoop(t, loopcore.Options{Workers: 2, OnWake: func() {
		select {
		case told <- struct{}{}: // the owner takes it when it has nothing else to do
		case <-over:
		}
	}})
	left := 20
	for range left {
		must(l.CreateTask(loopcore.Coro(func(co *loopcore.Co) (any, error) {
			defer func() { left-- }()
			for range 5 {
				if _, err := co.Await(loopcore.ToThread(nap, 0.0)); err != nil {
					return nil, err
				}
			}
			return nil, nil
		}), ""))
	}
	turn(t, l, 0)
	for left > 0 {
		select {
		case <-told:
		case <-time.After(20 * time.Second):
			t.Fatalf("%d tasks are left, and nobody says a word", left)
		}
		for {
			turn(t, l, 0)
			if _, ok := l.NextDeadline(); !ok {
				break
			}
		}
	}
}

func TestTheTraceSaysThatTheOwnerLimitsTheWait(t *testing.T) {
	clock := new(handClock)
	rec := trace.NewRecorder(clock)
	l := newLoop(t, loopcore.Options{Clock: clock, Trace: rec})
	must(l.CallLater(10, func() {}))
	turn(t, l, 0.25)
	turn(t, l, 60)
	type asked struct {
		why     trace.Why
		seconds float64
	}
	var got []asked
	for v, i := rec.View(), rec.View().First(); i < v.End(); i++ {
		if e := v.At(i); e.Kind == trace.SelectAsk {
			got = append(got, asked{trace.Why(e.Code), float64(e.A) / 1e9})
		}
	}
	if want := []asked{{trace.WhyOwner, 0.25}, {trace.WhyTimer, 9.75}}; !slices.Equal(got, want) {
		t.Errorf("the selector was asked %v, want %v", got, want)
	}
	state := trace.NewIndex().At(rec.View(), rec.View().End())
	if state.Cycle != 2 {
		t.Errorf("the trace is in cycle %d, want 2", state.Cycle)
	}
}

func TestAForeignLoopDrivesTasksToTheirEnd(t *testing.T) {
	listener := must(net.Listen("tcp", "127.0.0.1:0"))
	defer listener.Close()
	var wg sync.WaitGroup
	defer wg.Wait()
	spawn(&wg, func() {
		conn, err := listener.Accept()
		if err != nil {
			t.Error(err)
			return
		}
		defer conn.Close()
		time.Sleep(5 * time.Millisecond)
		if _, err := io.WriteString(conn, "hello"); err != nil {
			t.Error(err)
		}
	})
	l := newLoop(t, loopcore.Options{})
	main := must(l.CreateTask(loopcore.Coro(func(co *loopcore.Co) (any, error) {
		return co.Gather(
			loopcore.Coro(func(co *loopcore.Co) (any, error) {
				conn, err := co.Dial(listener.Addr().String())
				if err != nil {
					return nil, err
				}
				defer conn.Close()
				text, err := io.ReadAll(conn)
				return string(text), err
			}),
			loopcore.Coro(func(co *loopcore.Co) (any, error) {
				for range 3 {
					if err := co.Sleep(0.002); err != nil {
						return nil, err
					}
				}
				return "slept", nil
			}),
			loopcore.ToThread(func(w *loopcore.Worker, s string) (any, error) { return s, w.Sleep(0.005) }, "threaded"),
		)
	}), ""))
	frames := 0
	for ; !main.Done(); frames++ {
		if frames > 100_000 {
			t.Fatal("it does not end")
		}
		turn(t, l, 0.001) // a frame's time is the loop's
	}
	if got, err := main.Result(); err != nil || fmt.Sprint(got) != "[hello slept threaded]" {
		t.Errorf("got %v, %v", got, err)
	}
}
