package loopcore_test

import (
	"errors"
	"fmt"
	"runtime"
	"slices"
	"testing"
	"time"

	"batuta/loopcore"
	"batuta/loopcore/trace"
)

func TestAWorkerThatIsLeftIsReplacedAndItsJobFails(t *testing.T) {
	leave := func(*loopcore.Worker, int) (any, error) { runtime.Goexit(); return nil, nil }
	stay := func(_ *loopcore.Worker, n int) (any, error) { return n, nil }
	_, err := loopcore.Run(loopcore.Options{Workers: 1}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
		if _, err := co.Await(loopcore.ToThread(leave, 0)); err == nil {
			t.Error("a function that never returned has a result")
		}
		if v, err := co.Await(loopcore.ToThread(stay, 7)); v != 7 || err != nil {
			t.Errorf("the next job: %v, %v", v, err)
		}
		return nil, nil
	}))
	if err != nil {
		t.Error(err)
	}
}

func TestAJobThatIsCancelledBeforeItBeginsNeverRuns(t *testing.T) {
	hold := make(chan struct{})
	ran := false
	_, err := loopcore.Run(loopcore.Options{Workers: 1}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
		l := co.Loop()
		first := must(l.RunInExecutor(func(*loopcore.Worker) (any, error) { <-hold; return "first", nil }))
		second := must(l.RunInExecutor(func(*loopcore.Worker) (any, error) { ran = true; return nil, nil }))
		third := must(l.RunInExecutor(func(*loopcore.Worker) (any, error) { return "third", nil }))
		second.Cancel("")
		if err := co.Sleep(0); err != nil {
			return nil, err
		}
		close(hold)
		return co.Gather(first, third)
	}))
	if err != nil || ran {
		t.Errorf("got %v; it ran: %v", err, ran)
	}
}

// In asyncio the future of an executor asks, a pass after it is done, whether
// the job is to be cancelled; and that comes before whoever awaited it.
func TestAnExecutorsFutureAsksForCancellationBeforeItsTaskGoesOn(t *testing.T) {
	view := traced(t, loopcore.ToThread(nap, 0.001))
	var names []string
	for i := view.First(); i < view.End(); i++ {
		e := view.At(i)
		if e.Kind == trace.StepBegin {
			names = append(names, fmt.Sprint(view.Text(e.Text), e.Task))
		}
	}
	at := slices.Index(names, "_chain_future.<locals>._set_state0")
	want := []string{"_chain_future.<locals>._set_state0", "BaseSelectorEventLoop._read_from_self0", "_chain_future.<locals>._call_check_cancel0", "1"}
	if at < 0 || len(names) < at+4 || !slices.Equal(names[at:at+4], want) {
		t.Errorf("ran %q, want in it %q", names, want)
	}
}

func TestTheTraceHasAWorkerEndOneJobBeforeItBeginsTheNext(t *testing.T) {
	clock := loopcore.NewClock()
	rec := trace.NewRecorder(clock)
	busy := func(*loopcore.Worker, int) (any, error) { return nil, nil }
	_, err := loopcore.Run(loopcore.Options{Clock: clock, Trace: rec, Workers: 3},
		loopcore.Coro(func(co *loopcore.Co) (any, error) {
			var all []any
			for range 20 {
				all = append(all, loopcore.Coro(func(co *loopcore.Co) (any, error) {
					for n := range 20 {
						if _, err := co.Await(loopcore.ToThread(busy, n)); err != nil {
							return nil, err
						}
					}
					return nil, nil
				}))
			}
			return co.Gather(all...)
		}))
	if err != nil {
		t.Fatal(err)
	}
	doing, done := map[int64]bool{}, 0
	v := rec.View()
	for i := v.First(); i < v.End(); i++ {
		switch e := v.At(i); e.Kind {
		case trace.ThreadBegin:
			if doing[e.A] {
				t.Fatalf("event %d: worker %d begins before it has ended", i, e.A)
			}
			doing[e.A] = true
		case trace.ThreadEnd:
			if !doing[e.A] {
				t.Fatalf("event %d: worker %d ends what it has not begun", i, e.A)
			}
			doing[e.A] = false
			done++
		}
	}
	if done != 400 || len(doing) != 3 {
		t.Errorf("%d jobs were done by %d workers", done, len(doing))
	}
}

func TestClosingWaitsForAllWorkersAndSaysSo(t *testing.T) {
	clock := loopcore.NewClock()
	rec := trace.NewRecorder(clock)
	_, err := loopcore.Run(loopcore.Options{Clock: clock, Trace: rec}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
		_, err := co.Loop().RunInExecutor(func(w *loopcore.Worker) (any, error) { return nil, w.Sleep(0.005) })
		return nil, err
	}))
	if err != nil {
		t.Fatal(err)
	}
	v := rec.View()
	for i := v.First(); i < v.End(); i++ {
		if e := v.At(i); e.Kind == trace.TaskSuspended && trace.Wait(e.Code) == trace.WaitThread && e.A == 0 && e.B == 1 {
			return
		}
	}
	t.Error("no task waits for all workers in the trace")
}

func TestAfterClosingHasBegunNoJobIsTaken(t *testing.T) {
	ask := func(co *loopcore.Co) error {
		_, err := co.Await(loopcore.ToThread(nap, 0))
		return err
	}
	var late error
	run(t, func(co *loopcore.Co) (any, error) {
		if err := ask(co); err != nil {
			return nil, err
		}
		l := co.Loop()
		var wait func()
		wait = func() { // until the closing has shut the executor
			f, err := l.RunInExecutor(func(w *loopcore.Worker) (any, error) { return nil, w.Sleep(0.001) })
			if err == nil {
				f.AddDoneCallback(func(*loopcore.Future) { wait() })
			}
			late = err
		}
		wait()
		return nil, nil
	})
	if !errors.Is(late, loopcore.ErrExecutorClosed) {
		t.Errorf("got %v", late)
	}
}

func TestClosingTakesNoJobFromTheMomentItWaitsForTheWorkers(t *testing.T) {
	clock := loopcore.NewClock()
	rec := trace.NewRecorder(clock)
	_, err := loopcore.Run(loopcore.Options{Clock: clock, Trace: rec, Workers: 1000}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
		l := co.Loop()
		var ask func()
		ask = func() { // one job a cycle, for as long as jobs are taken
			if _, err := l.RunInExecutor(func(w *loopcore.Worker) (any, error) { return nil, w.Sleep(0.005) }); err == nil {
				must(l.CallSoon(ask))
			}
		}
		ask()
		return nil, nil
	}))
	if err != nil {
		t.Fatal(err)
	}
	v, waits, late := rec.View(), false, 0
	for i := v.First(); i < v.End(); i++ {
		switch e := v.At(i); {
		case e.Kind == trace.TaskSuspended && trace.Wait(e.Code) == trace.WaitThread && e.B == 1:
			waits = true
		case e.Kind == trace.ThreadBegin && waits:
			late++
		}
	}
	if !waits || late > 0 {
		t.Errorf("closing waits: %v; %d jobs were taken after that", waits, late)
	}
}

func TestThePoolHasAsManyWorkersAsCPythonsUnlessTold(t *testing.T) {
	for limit, want := range map[int]int{0: min(32, runtime.NumCPU()+4), 3: 3, 40: 40} {
		clock, hold := loopcore.NewClock(), make(chan struct{})
		rec := trace.NewRecorder(clock)
		_, err := loopcore.Run(loopcore.Options{Clock: clock, Trace: rec, Workers: limit}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
			defer close(hold)
			for range 50 {
				must(co.Loop().RunInExecutor(func(*loopcore.Worker) (any, error) { <-hold; return nil, nil }))
			}
			busy, v := 0, rec.View()
			for i := v.First(); i < v.End(); i++ {
				if v.At(i).Kind == trace.ThreadBegin {
					busy++
				}
			}
			if busy != want {
				t.Errorf("limit %d: %d of 50 jobs were begun, want %d", limit, busy, want)
			}
			return nil, nil
		}))
		if err != nil {
			t.Error(err)
		}
	}
}

func TestClosingARunWaitsFiveMinutesForItsWorkers(t *testing.T) {
	clock := new(handClock) // it stands still
	rec := trace.NewRecorder(clock)
	_, err := loopcore.Run(loopcore.Options{Clock: clock, Trace: rec}, loopcore.ToThread(
		func(*loopcore.Worker, int) (any, error) { return nil, nil }, 0))
	if err != nil {
		t.Fatal(err)
	}
	var limits []time.Duration
	v := rec.View()
	for i := v.First(); i < v.End(); i++ {
		if e := v.At(i); e.Kind == trace.TimerSet {
			limits = append(limits, time.Duration(e.A))
		}
	}
	if want := []time.Duration{5 * time.Minute}; !slices.Equal(limits, want) {
		t.Errorf("timers were set for %v, want %v", limits, want)
	}
}
