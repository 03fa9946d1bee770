package loopcore_test

import (
	"errors"
	"math"
	"net"
	"net/netip"
	"strings"
	"sync"
	"testing"
	"time"

	"batuta/loopcore"
	"batuta/loopcore/trace"
)

// oddCoroutine is a Coroutine of another kind, one that cannot be a map's key.
type oddCoroutine struct {
	_    []int // slices cannot be compared, so neither can it
	send func() loopcore.Answer
}

func (o oddCoroutine) Send(any) loopcore.Answer        { return o.send() }
func (o oddCoroutine) Throw(err error) loopcore.Answer { return loopcore.Answer{Done: true, Err: err} }
func (oddCoroutine) Close()                            {}
func (oddCoroutine) Label() string                     { return "odd()" }
func (oddCoroutine) Where() (string, string, int)      { return "odd", "", 0 }

func returns(v any) oddCoroutine {
	return oddCoroutine{send: func() loopcore.Answer { return loopcore.Answer{Done: true, Result: v} }}
}

func TestGatherTakesCoroutinesThatCannotBeCompared(t *testing.T) {
	got := run(t, func(co *loopcore.Co) (any, error) { return co.Gather(returns(1), returns(2)) })
	if list := got.([]any); list[0] != 1 || list[1] != 2 {
		t.Errorf("got %v", got)
	}
}

func TestAPanicInAnyCoroutineIsItsTasksError(t *testing.T) {
	_, err := loopcore.Run(loopcore.Options{}, oddCoroutine{send: func() loopcore.Answer { panic("ouch") }})
	var p *loopcore.PanicError
	if !errors.As(err, &p) || p.Value != "ouch" {
		t.Errorf("got %v", err)
	}
}

func TestNothingWhereSomethingIsAwaitedIsAnError(t *testing.T) {
	var task *loopcore.Task
	var future *loopcore.Future
	var coroutine *loopcore.GoCoroutine
	for _, x := range []any{nil, task, future, coroutine, 5} {
		run(t, func(co *loopcore.Co) (any, error) {
			if _, err := co.Gather(x); !errors.Is(err, loopcore.ErrNotAwaitable) {
				t.Errorf("gather of %T: %v", x, err)
			}
			return nil, nil
		})
	}
	for _, c := range []loopcore.Coroutine{nil, coroutine} {
		if _, err := loopcore.Run(loopcore.Options{}, c); !errors.Is(err, loopcore.ErrNotAwaitable) {
			t.Errorf("run of %T: %v", c, err)
		}
	}
}

func TestAFutureMayNotFailWithNothing(t *testing.T) {
	l := newLoop(t, loopcore.Options{})
	f := l.NewFuture()
	if err := f.SetException(nil); err == nil || err.Error() != "invalid exception object" || f.Done() {
		t.Errorf("got %v, done %v", err, f.Done())
	}
}

func TestATasksResultIsItsCoroutinesAlone(t *testing.T) {
	got := run(t, func(co *loopcore.Co) (any, error) {
		task := must(co.Loop().CreateTask(loopcore.Coro(func(*loopcore.Co) (any, error) { return "own", nil }), ""))
		if err := task.SetResult("foreign"); err == nil || err.Error() != "Task does not support set_result operation" {
			t.Errorf("SetResult: %v", err)
		}
		if err := task.SetException(errors.New("x")); err == nil || err.Error() != "Task does not support set_exception operation" {
			t.Errorf("SetException: %v", err)
		}
		return co.Await(task)
	})
	if got != "own" {
		t.Errorf("got %v", got)
	}
}

func TestACoroutineOfOneLoopIsRefusedByAnother(t *testing.T) {
	home := newLoop(t, loopcore.Options{})
	c := loopcore.Coro(func(co *loopcore.Co) (any, error) { return "home", co.Sleep(0.02) })
	task := must(home.CreateTask(c, ""))
	must(home.CallSoon(home.Stop))
	if err := home.RunForever(); err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	spawn(&wg, func() { // on another thread
		if _, err := loopcore.Run(loopcore.Options{}, c); !errors.Is(err, loopcore.ErrWrongThread) {
			t.Errorf("the other loop answered %v", err)
		}
	})
	wg.Wait()
	if v, err := home.RunUntilComplete(task); v != "home" || err != nil {
		t.Errorf("its own loop answered %v, %v", v, err)
	}
}

func TestAwaitingACoroutineThatIsAwaitedAlreadyIsAnError(t *testing.T) {
	run(t, func(co *loopcore.Co) (any, error) {
		c := loopcore.Sleep(0.001)
		task := must(co.Loop().CreateTask(c, ""))
		if err := co.Sleep(0); err != nil {
			return nil, err
		}
		if _, err := co.Await(c); err == nil || err.Error() != "coroutine is being awaited already" {
			t.Errorf("got %v", err)
		}
		return co.Await(task)
	})
}

func TestAFutureOfAnotherLoopCannotBeAwaitedOrGathered(t *testing.T) {
	other := newLoop(t, loopcore.Options{})
	foreign := other.NewFuture()
	run(t, func(co *loopcore.Co) (any, error) {
		if _, err := co.Await(foreign); err == nil || !strings.HasSuffix(err.Error(), "got Future <Future pending> attached to a different loop") {
			t.Errorf("await: %v", err)
		}
		if _, err := co.Gather(foreign); err == nil || !strings.HasPrefix(err.Error(), "The future belongs to a different loop") {
			t.Errorf("gather: %v", err)
		}
		return nil, nil
	})
}

func TestDelaysOfAnySizeAreKept(t *testing.T) {
	clock := loopcore.NewClock()
	rec := trace.NewRecorder(clock)
	l := newLoop(t, loopcore.Options{Clock: clock, Trace: rec})
	early := 0
	for _, far := range []float64{1e12, 1e300, math.MaxFloat64, math.Inf(1)} {
		must(l.CallLater(far, func() { t.Errorf("a delay of %v s is over", far) }))
	}
	for _, past := range []float64{-1, -1e300, math.Inf(-1)} {
		must(l.CallLater(past, func() { early++ }))
		must(l.CallAt(past, func() { early++ }))
	}
	must(l.CallLater(0.01, l.Stop))
	if err := l.RunForever(); err != nil || early != 6 {
		t.Errorf("got %v; %d of 6 past timers fired", err, early)
	}
	for _, timer := range trace.NewIndex().At(rec.View(), rec.View().End()).Timers {
		if timer.Due < time.Hour {
			t.Errorf("the trace has a far timer due at %v", timer.Due)
		}
	}
	for _, far := range []float64{1e12, 1e300, math.Inf(1)} {
		if d := loopcore.SelectTimeout(far); d < time.Hour {
			t.Errorf("a timeout of %v s became %v", far, d)
		}
	}
}

func TestAWorkersLongSleepIsLong(t *testing.T) {
	loops := make(chan *loopcore.Loop, 1)
	go func() { l := <-loops; time.Sleep(20 * time.Millisecond); l.Drop() }()
	_, err := loopcore.Run(loopcore.Options{OnLoop: func(l *loopcore.Loop) { loops <- l }},
		loopcore.ToThread(nap, 1e300))
	if !errors.Is(err, loopcore.ErrDropped) {
		t.Errorf("got %v", err)
	}
}

func TestWhatHappensAfterCloseLeavesNoMark(t *testing.T) {
	clock := loopcore.NewClock()
	rec := trace.NewRecorder(clock)
	l := must(loopcore.New(loopcore.Options{Clock: clock, Trace: rec}))
	f := l.NewFuture()
	f.AddDoneCallback(func(*loopcore.Future) { t.Error("a callback ran on a closed loop") })
	must(l.CallSoon(func() {}))
	if err := errors.Join(l.Close(), l.Close()); err != nil {
		t.Fatal(err)
	}
	end := rec.View().End()
	if err := f.SetResult(1); !errors.Is(err, loopcore.ErrClosed) || !f.Done() {
		t.Errorf("setting a result that nobody can be told of: %v, done %v", err, f.Done())
	}
	l.Interrupt()
	l.Drop()
	if l.RemoveReader(0) || l.RemoveWriter(0) {
		t.Error("a closed loop removed a descriptor")
	}
	if err := l.AddReader(0, func() {}); !errors.Is(err, loopcore.ErrClosed) {
		t.Errorf("AddReader: %v", err)
	}
	if _, err := l.Gather(false, loopcore.Sleep(1)); !errors.Is(err, loopcore.ErrClosed) {
		t.Errorf("Gather: %v", err)
	}
	if _, err := l.RunInExecutor(func(*loopcore.Worker) (any, error) { return nil, nil }); !errors.Is(err, loopcore.ErrClosed) {
		t.Errorf("RunInExecutor: %v", err)
	}
	if now := rec.View().End(); now != end {
		t.Errorf("%d events were traced after the loop had closed", now-end)
	}
}

func TestAConnectionOutlivesItsLoopHarmlessly(t *testing.T) {
	listener := must(net.Listen("tcp", "127.0.0.1:0"))
	defer listener.Close()
	var conn *loopcore.Conn
	run(t, func(co *loopcore.Co) (any, error) {
		var err error
		conn, err = co.Dial(listener.Addr().String())
		return nil, err
	})
	if _, err := conn.Read(make([]byte, 1)); err == nil {
		t.Error("Read went well")
	}
	if _, err := conn.Write(nil); err == nil {
		t.Error("Write went well")
	}
	local := conn.LocalAddr().String()
	if err := conn.Close(); err != nil {
		t.Error(err)
	}
	if err := conn.Close(); !errors.Is(err, net.ErrClosed) {
		t.Errorf("a second Close: %v", err)
	}
	if got := conn.LocalAddr().String(); got != local || got == netip.AddrPort.String(netip.AddrPort{}) {
		t.Errorf("its address was %s and is %s", local, got)
	}
}

func TestWritingNothingIsDoneAtOnce(t *testing.T) {
	listener := must(net.Listen("tcp", "127.0.0.1:0"))
	defer listener.Close()
	run(t, func(co *loopcore.Co) (any, error) {
		conn, err := co.Dial(listener.Addr().String())
		if err != nil {
			return nil, err
		}
		defer conn.Close()
		before := co.Loop().Selector().Stats().Selects
		if n, err := conn.Write(nil); n != 0 || err != nil {
			t.Errorf("got %d, %v", n, err)
		}
		if n, err := conn.Read(nil); n != 0 || err != nil {
			t.Errorf("got %d, %v", n, err)
		}
		if after := co.Loop().Selector().Stats().Selects; after != before {
			t.Error("it waited")
		}
		return nil, nil
	})
}

func TestARunThatEndsWhileItConnectsLeavesNoDescriptor(t *testing.T) {
	listener := must(net.Listen("tcp", "127.0.0.1:0"))
	defer listener.Close()
	before := descriptors(t)
	l := must(loopcore.New(loopcore.Options{}))
	must(l.CreateTask(loopcore.Coro(func(co *loopcore.Co) (any, error) { return co.Dial(listener.Addr().String()) }), ""))
	must(l.CallSoon(l.Stop))
	if err := errors.Join(l.RunForever(), l.Close()); err != nil {
		t.Fatal(err)
	}
	wantClosed(t, before)
}

func TestATimerThatIsDueAndCancelledIsTracedAsAQueuedHandle(t *testing.T) {
	clock := loopcore.NewClock()
	rec := trace.NewRecorder(clock)
	l := newLoop(t, loopcore.Options{Clock: clock, Trace: rec})
	var second *loopcore.TimerHandle
	when := l.Time()
	must(l.CallAt(when, func() { second.Cancel() }))
	second = must(l.CallAt(when, func() { t.Error("it ran") }))
	must(l.CallAt(when, l.Stop))
	if err := l.RunForever(); err != nil {
		t.Fatal(err)
	}
	cancelled := 0
	v := rec.View()
	for i := v.First(); i < v.End(); i++ {
		switch e := v.At(i); {
		case e.Kind == trace.HandleCancelled:
			cancelled++
		case e.Kind == trace.StepSkipped && cancelled != 1:
			t.Error("it was skipped, and the trace does not say why")
		}
	}
	if cancelled != 1 {
		t.Errorf("%d handles cancelled in the trace, want 1", cancelled)
	}
}

// The first who asks gets what was raised, the others a bare one of their own,
// whatever message Cancel was given.
func TestACancelledErrorIsRaisedOnceOnly(t *testing.T) {
	raised := &loopcore.CancelledError{Msg: "raised"}
	run(t, func(co *loopcore.Co) (any, error) {
		for _, cancel := range []bool{false, true} {
			task := must(co.Loop().CreateTask(loopcore.Coro(func(co *loopcore.Co) (any, error) {
				_ = co.Sleep(0.001)
				return nil, raised
			}), ""))
			if err := co.Sleep(0); err != nil {
				return nil, err
			}
			if cancel {
				task.Cancel("asked")
			}
			if err := co.Sleep(0.002); err != nil {
				return nil, err
			}
			_, first := task.Result()
			_, second := task.Result()
			var own *loopcore.CancelledError
			if first != raised || second == raised || !errors.As(second, &own) || own.Msg != "" {
				t.Errorf("cancelled %v: first %v, then %v", cancel, first, second)
			}
		}
		return nil, nil
	})
}
