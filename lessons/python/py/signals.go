package py

import (
	"math/bits"
	"sync"
)

// SignalUse is what a program does with a signal.
type SignalUse uint8

const (
	SignalDefault SignalUse = iota // it does what it does to any process
	SignalIgnored
	SignalHandled // a function of the program's own is called
)

// sigint is SIGINT's number, the same on every system.
const sigint = 2

// signals are those that have come and that the main thread has not seen to yet.
type signals struct {
	mu      sync.Mutex
	came    uint64                 // a bit for each number, from 1
	blocked map[*rousable]struct{} // waits that can be ended
	died    int                    // the signal that has ended the program
	// handlers are set by the module signal, under the lock; nil: SIGINT is a
	// KeyboardInterrupt, and there is no other.
	handlers SignalHandlers
}

// Trip has the main thread see to signal n before its next instruction, or out of
// what it waits in: the program is one process to itself. Any goroutine.
func (in *Interpreter) Trip(n int) {
	s := &in.signals
	s.mu.Lock()
	s.came |= 1 << (n - 1)
	s.mu.Unlock()
	in.ask(raiseAsked)
	in.rouseAll(true)
	s.rouse(true)
}

// SignalHandlers are what a program's signals do.
type SignalHandlers interface {
	// Deliver does what signal n does, in the main thread.
	Deliver(t *Thread, n int) error
	// Handled reports whether a function handles it.
	Handled(n int) bool
}

// HandleSignals says what signals do. Whoever says so holds the lock.
func (in *Interpreter) HandleSignals(h SignalHandlers) { in.signals.handlers = h }

// InterruptMain is _thread.interrupt_main: Trip, if a function handles the signal.
func (in *Interpreter) InterruptMain(n int) {
	if h := in.signals.handlers; h == nil && n == sigint || h != nil && h.Handled(n) {
		in.Trip(n)
	}
}

// DieBy ends the program as a signal ends a process.
func (in *Interpreter) DieBy(n int) {
	in.signals.mu.Lock()
	in.signals.died = n
	in.signals.mu.Unlock()
	in.Stop()
}

// DiedBy is the signal that has ended the program, 0 if none has.
func (in *Interpreter) DiedBy() int {
	in.signals.mu.Lock()
	defer in.signals.mu.Unlock()
	return in.signals.died
}

// tripped reports whether the main thread has a signal to see to.
func (in *Interpreter) tripped() bool {
	in.signals.mu.Lock()
	defer in.signals.mu.Unlock()
	return in.signals.came != 0
}

// takeSignal takes the lowest of the signals that have come, 0 if there is none.
func (s *signals) takeSignal() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.came == 0 {
		return 0
	}
	n := bits.TrailingZeros64(s.came)
	s.came &^= 1 << n
	return n + 1
}

// handleSignals has what handles them called for all signals that have come: in the
// order of their numbers, as CPython does. The first failure ends it; the
// others wait for the next instruction.
func (t *Thread) handleSignals() error {
	s := &t.in.signals
	for n := s.takeSignal(); n != 0; n = s.takeSignal() {
		err := t.apart(func() error {
			switch {
			case s.handlers != nil:
				return s.handlers.Deliver(t, n)
			case n == sigint:
				return t.NewException(Errors.KeyboardInterrupt)
			}
			return nil
		})
		if err != nil {
			if t.in.tripped() {
				t.in.ask(raiseAsked)
			}
			return err
		}
	}
	return nil
}

// apart calls code that is none of the frame's between two of its instructions:
// what the machine has under way is kept.
func (t *Thread) apart(call func() error) error {
	sent, thrown, result, how, made := t.sent, t.thrown, t.result, t.outcome, t.made
	t.sent, t.thrown = nil, nil
	defer func() { t.sent, t.thrown, t.result, t.outcome, t.made = sent, thrown, result, how, made }()
	return call()
}

// BlockingUntil is Blocking for a wait that can be ended early, by wake: when
// the run is stopped, or a signal comes for the main thread. What handles the
// signal is called; if it raised nothing the wait may go on, which again says.
// wake is called on any goroutine, perhaps before wait is, and more than once.
func (t *Thread) BlockingUntil(wake func(), wait func()) (again bool, err error) {
	s, r := &t.in.signals, &rousable{wake: wake, main: t.Main}
	s.mu.Lock()
	if s.blocked == nil {
		s.blocked = map[*rousable]struct{}{}
	}
	s.blocked[r] = struct{}{}
	ready := t.Main && s.came != 0 || t.in.Stopped()
	s.mu.Unlock()
	if !ready {
		t.Blocking(wait)
	}
	s.mu.Lock()
	delete(s.blocked, r)
	again = t.Main && s.came != 0
	s.mu.Unlock()
	return again, t.Heed()
}

// Aside does work that knows nothing of the interpreter and cannot be ended, while
// other threads run. When the run is stopped, or a signal raises something, it is
// left to itself: whoever called uses nothing of it.
func (t *Thread) Aside(work func()) error {
	done := make(chan struct{})
	go func() {
		defer close(done)
		work()
	}()
	for {
		woken := make(chan struct{})
		_, err := t.BlockingUntil(sync.OnceFunc(func() { close(woken) }), func() {
			select {
			case <-done:
			case <-woken:
			}
		})
		if err != nil || ended(done) {
			return err
		}
	}
}

// rousable is a wait that can be ended.
type rousable struct {
	wake func()
	main bool // it is the main thread's
}

// rouse ends the waits of all threads, or of the main thread only.
func (s *signals) rouse(main bool) {
	s.mu.Lock()
	defer s.mu.Unlock() // so that no wait is woken that has ended
	for r := range s.blocked {
		if !main || r.main {
			r.wake()
		}
	}
}
