package loopcore_test

import (
	"errors"
	"sync"
	"testing"
	"time"

	"batuta/loopcore"
	"batuta/loopcore/trace"
)

// runWith runs main, and has told called with the loop before it runs.
func runWith(told func(*loopcore.Loop), main func(*loopcore.Co) (any, error)) (any, error) {
	return loopcore.Run(loopcore.Options{OnLoop: told}, loopcore.Coro(main))
}

func TestAnInterruptBeforeTheFirstCycleCancelsMainBeforeItBegins(t *testing.T) {
	_, err := runWith((*loopcore.Loop).Interrupt, func(*loopcore.Co) (any, error) {
		t.Error("main ran")
		return nil, nil
	})
	if !errors.Is(err, loopcore.ErrInterrupted) {
		t.Errorf("got %v", err)
	}
}

// asyncio's handler cancels main there and then; it is no callback of the loop's.
func TestAnInterruptWakesMainInTheCycleThatItEnds(t *testing.T) {
	clock := loopcore.NewClock()
	rec := trace.NewRecorder(clock)
	loops := make(chan *loopcore.Loop, 1)
	go func() { l := <-loops; time.Sleep(5 * time.Millisecond); l.Interrupt() }()
	_, err := loopcore.Run(loopcore.Options{Clock: clock, Trace: rec, OnLoop: func(l *loopcore.Loop) { loops <- l }},
		loopcore.Coro(func(co *loopcore.Co) (any, error) { return nil, co.Sleep(30) }))
	if !errors.Is(err, loopcore.ErrInterrupted) {
		t.Fatalf("got %v", err)
	}
	cycle, cancelled, resumed := 0, 0, 0
	v := rec.View()
	for i := v.First(); i < v.End(); i++ {
		switch e := v.At(i); {
		case e.Kind == trace.CycleBegin:
			cycle++
		case e.Kind == trace.TaskWoken && trace.Cause(e.Code) == trace.CauseSignal:
			cancelled = cycle
		case e.Kind == trace.StepBegin && e.Task == 1:
			resumed = cycle
		}
	}
	if cancelled == 0 || resumed != cancelled {
		t.Errorf("cancelled in cycle %d, resumed in cycle %d", cancelled, resumed)
	}
}

func TestASecondInterruptEndsMainAtOnceButClosingStillRuns(t *testing.T) {
	var loop *loopcore.Loop
	tidied, wentOn := false, false
	_, err := runWith(func(l *loopcore.Loop) { loop = l }, func(co *loopcore.Co) (any, error) {
		must(loop.CreateTask(loopcore.Coro(func(co *loopcore.Co) (any, error) {
			err := co.Sleep(30)
			tidied = true
			return nil, err
		}), ""))
		must(loop.CallSoon(loop.Interrupt))
		for co.Sleep(0.001) == nil {
		}
		loop.Interrupt()
		err := co.Sleep(5) // until the closing cancels it
		wentOn = err == nil
		return nil, err
	})
	if !errors.Is(err, loopcore.ErrInterrupted) || !tidied || wentOn {
		t.Errorf("got %v, tidied %v, main went on %v", err, tidied, wentOn)
	}
}

func TestAnInterruptWhileClosingEndsIt(t *testing.T) {
	var loop *loopcore.Loop
	before := descriptors(t)
	log, lines := logLines()
	_, err := loopcore.Run(loopcore.Options{Log: log, OnLoop: func(l *loopcore.Loop) { loop = l }},
		loopcore.Coro(func(co *loopcore.Co) (any, error) {
			must(loop.CreateTask(loopcore.Coro(func(co *loopcore.Co) (any, error) {
				_ = co.Sleep(30)
				loop.Interrupt() // closing has cancelled it, and it will not have it
				return nil, co.Sleep(30)
			}), "stubborn"))
			return "the result", co.Sleep(0)
		}))
	if !errors.Is(err, loopcore.ErrInterrupted) {
		t.Errorf("got %v, with the log\n%s", err, lines)
	}
	wantClosed(t, before)
}

func TestMainsOwnCancellationIsNotTakenForAnInterrupt(t *testing.T) {
	var loop *loopcore.Loop
	_, err := runWith(func(l *loopcore.Loop) { loop = l }, func(co *loopcore.Co) (any, error) {
		co.Task().Cancel("own")
		loop.Interrupt()
		return nil, co.Sleep(1)
	})
	var c *loopcore.CancelledError
	if !errors.As(err, &c) {
		t.Errorf("got %v, want CancelledError, as there are two requests", err)
	}
}

func TestWithoutARunAnInterruptEndsTheLoopsTurning(t *testing.T) {
	l := newLoop(t, loopcore.Options{})
	go func() { time.Sleep(5 * time.Millisecond); l.Interrupt() }()
	if err := l.RunForever(); !errors.Is(err, loopcore.ErrInterrupted) {
		t.Errorf("got %v", err)
	}
	must(l.CallSoon(l.Stop))
	if err := l.RunForever(); err != nil {
		t.Errorf("afterwards it answered %v", err)
	}
}

func TestInterruptAndDropAtAnyMomentLeaveNothingBehind(t *testing.T) {
	before := descriptors(t)
	for i := range 60 {
		l := must(loopcore.New(loopcore.Options{}))
		var wg sync.WaitGroup
		for _, end := range []func(){l.Interrupt, l.Drop, l.Interrupt, l.Drop} {
			spawn(&wg, func() {
				time.Sleep(time.Duration(i) * 20 * time.Microsecond)
				end()
			})
		}
		_, err := l.RunUntilComplete(loopcore.Coro(func(co *loopcore.Co) (any, error) {
			return co.Gather(loopcore.Sleep(0.0003), loopcore.Sleep(10), loopcore.ToThread(nap, 10))
		}))
		if !errors.Is(err, loopcore.ErrInterrupted) && !errors.Is(err, loopcore.ErrDropped) {
			t.Errorf("got %v", err)
		}
		if err := l.Close(); err != nil {
			t.Error(err)
		}
		wg.Wait()
	}
	for range 100 { // the workers are told, and end by themselves
		if descriptors(t) <= before {
			return
		}
		time.Sleep(time.Millisecond)
	}
	t.Errorf("%d descriptors before, %d after", before, descriptors(t))
}
