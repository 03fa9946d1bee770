package loopcore_test

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"batuta/loopcore"
)

func TestTasksTakeTurnsFirstInFirstOut(t *testing.T) {
	var log []string
	step := func(co *loopcore.Co, name string) (any, error) {
		for i := range 3 {
			log = append(log, fmt.Sprint(name, i))
			if err := co.Sleep(0); err != nil {
				return nil, err
			}
		}
		return name, nil
	}
	result := run(t, func(co *loopcore.Co) (any, error) {
		return co.Gather(loopcore.CoroWith(step, "a"), loopcore.CoroWith(step, "b"), loopcore.CoroWith(step, "c"))
	})
	if got, want := strings.Join(log, " "), "a0 b0 c0 a1 b1 c1 a2 b2 c2"; got != want {
		t.Errorf("steps ran as %s, want %s", got, want)
	}
	if want := []any{"a", "b", "c"}; !reflect.DeepEqual(result, want) {
		t.Errorf("gather answered %v, want %v", result, want)
	}
}

func TestTimersOfOneDeadlineFireInHeapqsOrder(t *testing.T) {
	l := newLoop(t, loopcore.Options{})
	var order []int
	when := l.Time() + 0.001
	for i := range 10 {
		must(l.CallAt(when, func() { order = append(order, i) }))
	}
	must(l.CallAt(when+0.01, l.Stop))
	if err := l.RunForever(); err != nil {
		t.Fatal(err)
	}
	// As CPython 3.14's heapq has it.
	if want := []int{0, 2, 6, 5, 9, 8, 7, 1, 3, 4}; !slices.Equal(order, want) {
		t.Errorf("fired as %v, want %v", order, want)
	}
}

func TestCancelledTimersDoNotDisturbTheOthers(t *testing.T) {
	l := newLoop(t, loopcore.Options{})
	var fired []int
	var timers []*loopcore.TimerHandle
	for i := range 300 { // enough of them to have the heap rebuilt
		timers = append(timers, must(l.CallLater(float64(i)*1e-5, func() { fired = append(fired, i) })))
	}
	var want []int
	for i, h := range timers {
		if i%4 == 0 {
			want = append(want, i)
			continue
		}
		h.Cancel()
	}
	must(l.CallLater(0.05, l.Stop))
	if err := l.RunForever(); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(fired, want) {
		t.Errorf("fired %v, want %v", fired, want)
	}
}

func TestWhatACallbackQueuesWaitsForTheNextCycle(t *testing.T) {
	l := newLoop(t, loopcore.Options{})
	var log []string
	must(l.CallSoon(func() {
		log = append(log, "first")
		must(l.CallSoon(func() { log = append(log, "queued by first"); l.Stop() }))
	}))
	must(l.CallSoon(func() { log = append(log, "second") }))
	if err := l.RunForever(); err != nil {
		t.Fatal(err)
	}
	if want := []string{"first", "second", "queued by first"}; !slices.Equal(log, want) {
		t.Errorf("ran %q, want %q", log, want)
	}
}

func TestStopBeforeRunForeverStillTurnsOnce(t *testing.T) {
	l := newLoop(t, loopcore.Options{})
	ran := 0
	must(l.CallSoon(func() { ran++; must(l.CallSoon(func() { ran++ })) }))
	l.Stop()
	if err := l.RunForever(); err != nil {
		t.Fatal(err)
	}
	if ran != 1 {
		t.Errorf("%d callbacks ran, want 1", ran)
	}
}

// passes counts how many cycles go by until an await goes on.
func passes(t *testing.T, await func(co *loopcore.Co) error) int {
	t.Helper()
	count := 0
	return run(t, func(co *loopcore.Co) (any, error) {
		l := co.Loop()
		var tick func()
		tick = func() {
			if count++; count < 60 {
				must(l.CallSoon(tick))
			}
		}
		must(l.CallSoon(tick))
		if err := co.Sleep(0); err != nil {
			return nil, err
		}
		before := count
		err := await(co)
		return count - before, err
	}).(int)
}

// passRow is a row of the passes table: how many passes what is awaited takes.
type passRow struct {
	name  string
	want  int
	await func(co *loopcore.Co) error
}

// The table of ASYNCIO's passes, measured on CPython 3.14.6.
func TestAwaitsGoOnAfterAsManyPassesAsInCPython(t *testing.T) {
	value := loopcore.Coro(func(*loopcore.Co) (any, error) { return 1, nil })
	fresh := func() *loopcore.GoCoroutine {
		return loopcore.Coro(func(*loopcore.Co) (any, error) { return 1, nil })
	}
	basic := []passRow{
		{"a coroutine", 0, func(co *loopcore.Co) error { _, err := co.Await(value); return err }},
		{"gather()", 0, func(co *loopcore.Co) error { _, err := co.Gather(); return err }},
		{"sleep(0)", 1, func(co *loopcore.Co) error { return co.Sleep(0) }},
		{"create_task(coro)", 2, func(co *loopcore.Co) error {
			_, err := co.Await(must(co.Loop().CreateTask(fresh(), "")))
			return err
		}},
		{"a future set by call_soon", 2, func(co *loopcore.Co) error {
			f := co.Loop().NewFuture()
			must(co.Loop().CallSoon(func() { _ = f.SetResult(1) }))
			_, err := co.Await(f)
			return err
		}},
		{"create, cancel, await", 2, func(co *loopcore.Co) error {
			task := must(co.Loop().CreateTask(loopcore.Sleep(10), ""))
			task.Cancel("")
			return wantCancelled(co.Await(task))
		}},
		{"create, sleep(0), cancel, await", 3, func(co *loopcore.Co) error {
			task := must(co.Loop().CreateTask(loopcore.Sleep(10), ""))
			if err := co.Sleep(0); err != nil {
				return err
			}
			task.Cancel("")
			return wantCancelled(co.Await(task))
		}},
		{"gather(a, b)", 3, func(co *loopcore.Co) error { _, err := co.Gather(fresh(), fresh()); return err }},
	}
	for _, c := range slices.Concat(basic, handOverPasses(), combinatorPasses(), groupPasses()) {
		t.Run(c.name, func(t *testing.T) {
			if got := passes(t, c.await); got != c.want {
				t.Errorf("%d passes, want %d", got, c.want)
			}
		})
	}
}

func wantCancelled(_ any, err error) error {
	var c *loopcore.CancelledError
	if errors.As(err, &c) {
		return nil
	}
	return fmt.Errorf("got %w, want CancelledError", err)
}

func TestGatherKeepsOrderRunsDuplicatesOnceAndCanKeepErrors(t *testing.T) {
	boom := errors.New("boom")
	ran := 0
	one := loopcore.Coro(func(*loopcore.Co) (any, error) { ran++; return ran, nil })
	bad := loopcore.Coro(func(*loopcore.Co) (any, error) { return nil, boom })
	got := run(t, func(co *loopcore.Co) (any, error) {
		f, err := co.Loop().Gather(true, one, bad, one)
		if err != nil {
			return nil, err
		}
		return co.Await(f)
	})
	if want := []any{1, boom, 1}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestGathersFirstErrorWinsWhileTheOthersGoOn(t *testing.T) {
	boom := errors.New("boom")
	finished := false
	run(t, func(co *loopcore.Co) (any, error) {
		slow := must(co.Loop().CreateTask(loopcore.Coro(func(co *loopcore.Co) (any, error) {
			err := co.Sleep(0.01)
			finished = true
			return nil, err
		}), ""))
		_, err := co.Gather(slow, loopcore.Coro(func(*loopcore.Co) (any, error) { return nil, boom }))
		if !errors.Is(err, boom) {
			t.Errorf("gather answered %v, want boom", err)
		}
		if finished {
			t.Error("gather waited for the sibling")
		}
		return co.Await(slow)
	})
	if !finished {
		t.Error("the sibling was cut short")
	}
}
