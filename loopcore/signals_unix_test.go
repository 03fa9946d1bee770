//go:build unix

package loopcore_test

import (
	"errors"
	"os"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"batuta/loopcore"
	"batuta/loopcore/trace"
)

// handler is a signal handler that only counts.
func handler(count *int) loopcore.Call {
	return loopcore.Call{Fn: func() error { *count++; return nil }}
}

// turnUntil has the loop turn until done says so, or it has taken far too long.
func turnUntil(l *loopcore.Loop, done func() bool) error {
	for end := time.Now().Add(10 * time.Second); !done() && time.Now().Before(end); {
		if _, err := l.RunOnce(0.01); err != nil {
			return err
		}
	}
	return nil
}

// As CPython 3.14.6 answers the same calls.
func TestSignalHandlersAreRefusedInAsynciosWords(t *testing.T) {
	l := newLoop(t, loopcore.Options{Signals: &bells{}})
	count := 0
	for _, c := range []struct {
		sig         syscall.Signal
		class, text string
	}{
		{syscall.SIGKILL, "RuntimeError", "sig 9 cannot be caught"},
		{syscall.SIGSTOP, "RuntimeError", "sig " + strconv.Itoa(int(syscall.SIGSTOP)) + " cannot be caught"},
		{9999, "ValueError", "invalid signal number 9999"},
		{0, "ValueError", "invalid signal number 0"},
		{-1, "ValueError", "invalid signal number -1"},
	} {
		err := l.AddSignalHandler(c.sig, handler(&count))
		var raised loopcore.Raised
		if !errors.As(err, &raised) || raised.Class() != c.class || raised.Error() != c.text {
			t.Errorf("signal %d: %v", int(c.sig), err)
		}
	}
	if _, err := l.RemoveSignalHandler(9999); err == nil || err.Error() != "invalid signal number 9999" {
		t.Errorf("removing: %v", err)
	}
	if had, err := l.RemoveSignalHandler(syscall.SIGKILL); had || err != nil {
		t.Errorf("removing what nobody can have added: %v, %v", had, err)
	}
	if err := l.AddSignalHandler(syscall.SIGUSR1, loopcore.Call{}); err == nil ||
		err.Error() != "a callable object was expected by add_signal_handler(), got None" {
		t.Errorf("a handler that is nil: %v", err)
	}
}

func TestAClosedLoopHandlesNoSignals(t *testing.T) {
	b, count := &bells{}, 0
	l := must(loopcore.New(loopcore.Options{Signals: b}))
	if err := l.AddSignalHandler(syscall.SIGUSR1, handler(&count)); err != nil {
		t.Fatal(err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	if b.ring(syscall.SIGUSR1) {
		t.Error("the signal is still caught")
	}
	if err := l.AddSignalHandler(syscall.SIGUSR1, handler(&count)); !errors.Is(err, loopcore.ErrClosed) {
		t.Errorf("adding answers %v", err)
	}
	if had, err := l.RemoveSignalHandler(syscall.SIGUSR1); had || err != nil {
		t.Errorf("removing answers %v, %v", had, err)
	}
	l.Signal(syscall.SIGUSR1) // of no account
}

func TestTheProcessesSignalsReachTheirHandlerUntilItIsRemoved(t *testing.T) {
	l := newLoop(t, loopcore.Options{})
	first, second := 0, 0
	for _, h := range []loopcore.Call{handler(&first), handler(&second)} {
		if err := l.AddSignalHandler(syscall.SIGUSR1, h); err != nil {
			t.Fatal(err)
		}
	}
	must(l.CallSoon(func() { _ = syscall.Kill(os.Getpid(), syscall.SIGUSR1) }))
	if err := turnUntil(l, func() bool { return first+second > 0 }); err != nil || first != 0 || second != 1 {
		t.Errorf("%v; the handlers ran %d and %d times", err, first, second)
	}
	for _, want := range []bool{true, false} {
		if had, err := l.RemoveSignalHandler(syscall.SIGUSR1); had != want || err != nil {
			t.Errorf("removing answers %v, %v, want %v", had, err, want)
		}
	}
}

func TestASIGINTWithAHandlerCancelsNobody(t *testing.T) {
	count := 0
	result, err := loopcore.Run(loopcore.Options{}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
		if err := co.Loop().AddSignalHandler(syscall.SIGINT, handler(&count)); err != nil {
			return nil, err
		}
		_ = syscall.Kill(os.Getpid(), syscall.SIGINT)
		for waits := 0; count == 0 && waits < 10_000; waits++ {
			if err := co.Sleep(0.001); err != nil {
				return nil, err
			}
		}
		return "done", nil
	}))
	if result != "done" || err != nil || count != 1 {
		t.Errorf("got %v, %v; the handler ran %d times", result, err, count)
	}
}

func TestARealSIGINTCancelsMain(t *testing.T) {
	var seen error
	_, err := loopcore.Run(loopcore.Options{}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
		_ = syscall.Kill(os.Getpid(), syscall.SIGINT)
		seen = co.Sleep(5)
		return nil, seen
	}))
	if !errors.Is(err, loopcore.ErrInterrupted) || !loopcore.IsCancelled(seen) {
		t.Errorf("the run answered %v, and main had %v", err, seen)
	}
}

func TestOnceItsHandlerIsRemovedASIGINTEndsTheRunAtOnce(t *testing.T) {
	b, count, wentOn := &bells{}, 0, false
	result, err := loopcore.Run(loopcore.Options{Signals: b}, loopcore.Coro(func(co *loopcore.Co) (any, error) {
		l := co.Loop()
		if err := l.AddSignalHandler(syscall.SIGINT, handler(&count)); err != nil {
			return nil, err
		}
		if _, err := l.RemoveSignalHandler(syscall.SIGINT); err != nil {
			return nil, err
		}
		b.ring(syscall.SIGINT)
		err := co.Sleep(1) // the closing cancels it, and nothing before
		wentOn = err == nil
		return "no answer", nil
	}))
	if result != nil || !errors.Is(err, loopcore.ErrInterrupted) || wentOn || count != 0 {
		t.Errorf("got %v, %v, main went on %v, the handler ran %d times", result, err, wentOn, count)
	}
}

func TestAHandlersErrorGoesToTheExceptionHandlerAndSystemExitLeaves(t *testing.T) {
	log, lines := logLines()
	l := newLoop(t, loopcore.Options{Log: log, Signals: loopcore.NoSignals{}})
	fails := func() error { return errors.New("in the handler") }
	if err := l.AddSignalHandler(syscall.SIGUSR1, loopcore.Call{Fn: fails, Label: func() string { return "fails()" }}); err != nil {
		t.Fatal(err)
	}
	l.Signal(syscall.SIGUSR1)
	said := func() bool {
		return strings.Contains(lines.String(), "Exception in callback fails()\nhandle: <Handle fails()>\n")
	}
	if err := turnUntil(l, said); err != nil || !said() {
		t.Errorf("%v, and the log\n%s", err, lines)
	}
	exit := &loopcore.SystemExit{Code: 4}
	if err := l.AddSignalHandler(syscall.SIGUSR1, loopcore.Call{Fn: func() error { return exit }}); err != nil {
		t.Fatal(err)
	}
	l.Signal(syscall.SIGUSR1)
	if err := turnUntil(l, func() bool { return false }); !errors.Is(err, exit) {
		t.Errorf("got %v", err)
	}
}

func TestASignalsHandlerRunsInTheCycleAfterThePipeIsRead(t *testing.T) {
	clock := loopcore.NewClock()
	rec := trace.NewRecorder(clock)
	l := newLoop(t, loopcore.Options{Clock: clock, Trace: rec, Signals: loopcore.NoSignals{}})
	v := loopcore.NewContextVarWithDefault("v", 0)
	var seen []any
	call := loopcore.Call{Label: func() string { return "handler()" }, Fn: func() error {
		value, _ := l.Context().Get(v)
		seen = append(seen, value)
		l.Context().Set(v, value.(int)+1)
		return nil
	}}
	if err := l.AddSignalHandler(syscall.SIGUSR2, call); err != nil {
		t.Fatal(err)
	}
	time.AfterFunc(2*time.Millisecond, func() { l.Signal(syscall.SIGUSR2); l.Signal(syscall.SIGUSR2) })
	if err := turnUntil(l, func() bool { return len(seen) == 2 }); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(seen, []any{0, 1}) {
		t.Errorf("the handler saw %v, which is not one context in which it ran twice", seen)
	}
	cycle, queued, ran := 0, 0, 0
	view := rec.View()
	for i := view.First(); i < view.End(); i++ {
		switch e := view.At(i); {
		case e.Kind == trace.CycleBegin:
			cycle++
		case e.Kind == trace.HandleQueued && trace.Cause(e.Code) == trace.CauseSignal && e.A == int64(syscall.SIGUSR2):
			queued = cycle
		case e.Kind == trace.StepBegin && view.Text(e.Text) == "handler":
			ran = cycle
		}
	}
	if queued == 0 || ran != queued+1 {
		t.Errorf("queued in cycle %d, run in cycle %d", queued, ran)
	}
}
