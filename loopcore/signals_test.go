package loopcore_test

import (
	"errors"
	"sync"
	"syscall"
	"testing"

	"batuta/loopcore"
)

// bells are signals that a test sends itself.
type bells struct {
	mu      sync.Mutex
	deliver map[syscall.Signal]func()
	failing error // what Catch answers, if it is to fail
}

func (b *bells) Catch(sig syscall.Signal, deliver func()) (func(), error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.failing != nil {
		return nil, b.failing
	}
	if b.deliver == nil {
		b.deliver = map[syscall.Signal]func(){}
	}
	if b.deliver[sig] != nil {
		return nil, errors.New("caught twice")
	}
	b.deliver[sig] = deliver
	return func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		delete(b.deliver, sig)
	}, nil
}

// ring delivers sig if anyone catches it.
func (b *bells) ring(sig syscall.Signal) bool {
	b.mu.Lock()
	deliver := b.deliver[sig]
	b.mu.Unlock()
	if deliver == nil {
		return false
	}
	deliver()
	return true
}

func TestARunnersRunHasSIGINTAndGivesItBack(t *testing.T) {
	b := &bells{}
	r := loopcore.NewRunner(loopcore.Options{Signals: b})
	_, err := r.Run(loopcore.Coro(func(co *loopcore.Co) (any, error) {
		if !b.ring(syscall.SIGINT) {
			t.Error("nobody catches SIGINT")
		}
		return nil, co.Sleep(5)
	}))
	if !errors.Is(err, loopcore.ErrInterrupted) {
		t.Errorf("got %v", err)
	}
	if b.ring(syscall.SIGINT) {
		t.Error("SIGINT is still caught after the run")
	}
	if err := r.Close(); err != nil {
		t.Error(err)
	}
}

func TestASIGINTWhileARunClosesEndsTheClosing(t *testing.T) {
	for _, close := range []func(b *bells, main *loopcore.GoCoroutine) error{
		func(b *bells, main *loopcore.GoCoroutine) error {
			_, err := loopcore.Run(loopcore.Options{Signals: b}, main)
			return err
		},
		func(b *bells, main *loopcore.GoCoroutine) error {
			r := loopcore.NewRunner(loopcore.Options{Signals: b})
			if _, err := r.Run(main); err != nil {
				t.Errorf("the run answered %v", err)
			}
			return r.Close()
		},
	} {
		b := &bells{}
		err := close(b, loopcore.Coro(func(co *loopcore.Co) (any, error) {
			must(co.Loop().CreateTask(loopcore.Coro(func(co *loopcore.Co) (any, error) {
				_ = co.Sleep(10) // until the closing cancels it
				if !b.ring(syscall.SIGINT) {
					t.Error("nobody catches SIGINT")
				}
				return nil, co.Sleep(10)
			}), ""))
			return nil, co.Sleep(0)
		}))
		if !errors.Is(err, loopcore.ErrInterrupted) {
			t.Errorf("got %v", err)
		}
		if b.ring(syscall.SIGINT) {
			t.Error("SIGINT is still caught")
		}
	}
}

func TestARunGoesWithoutSIGINTThatItCannotHave(t *testing.T) {
	b := &bells{failing: errors.New("not here")}
	result, err := loopcore.Run(loopcore.Options{Signals: b}, loopcore.Coro(func(*loopcore.Co) (any, error) { return 7, nil }))
	if result != 7 || err != nil {
		t.Errorf("got %v, %v", result, err)
	}
}

func TestSignalsThatNobodyHandlesDoNothing(t *testing.T) {
	l := newLoop(t, loopcore.Options{Signals: loopcore.NoSignals{}})
	l.Signal(syscall.SIGTERM)
	l.Signal(-3)
	must(l.CallLater(0.002, l.Stop))
	if err := l.RunForever(); err != nil {
		t.Error(err)
	}
}
