package selector

import (
	"errors"
	"sync"
	"testing"
	"time"
)

func TestAnInterruptEndsAnEndlessWait(t *testing.T) {
	each(t, func(t *testing.T, s Interrupter) {
		a, _ := newPair(t)
		register(t, s, a.fd, Read)
		const after = 20 * time.Millisecond
		start := time.Now()
		time.AfterFunc(after, func() {
			if err := s.Interrupt(); err != nil {
				t.Error(err)
			}
		})
		events, err := s.Select(-1)
		if err != nil || len(events) > 0 {
			t.Errorf("answered %v, %v; want nothing", events, err)
		}
		if took := time.Since(start); took < after {
			t.Errorf("ended after %v, before the interrupt", took)
		}
	})
}

func TestAnInterruptBeforehandMakesTheNextSelectReturnAtOnceAndNoOther(t *testing.T) {
	each(t, func(t *testing.T, s Interrupter) {
		for range 3 { // many make one
			if err := s.Interrupt(); err != nil {
				t.Fatal(err)
			}
		}
		start := time.Now()
		if events, err := s.Select(time.Minute); err != nil || len(events) > 0 {
			t.Fatalf("answered %v, %v; want nothing", events, err)
		}
		if took := time.Since(start); took > 10*time.Second {
			t.Errorf("returned after %v", took)
		}
		start = time.Now()
		if events, err := s.Select(20 * time.Millisecond); err != nil || len(events) > 0 {
			t.Fatalf("answered %v, %v; want nothing", events, err)
		}
		if took := time.Since(start); took < 20*time.Millisecond {
			t.Errorf("the interrupt was still felt: %v", took)
		}
	})
}

func TestAnInterruptLeavesNoMark(t *testing.T) {
	each(t, func(t *testing.T, s Interrupter) {
		a, b := newPair(t)
		register(t, s, a.fd, Read)
		b.send(t)
		expect(t, s, Event{a.fd, Read})
		a.receive(t)
		before := s.Stats()
		for range 5 {
			if err := s.Interrupt(); err != nil {
				t.Fatal(err)
			}
			if events, err := s.Select(-1); err != nil || len(events) > 0 {
				t.Fatalf("answered %v, %v; want nothing", events, err)
			}
		}
		if s.Len() != 1 || s.Stats() != before {
			t.Errorf("%d registered, counted %+v; want 1, %+v", s.Len(), s.Stats(), before)
		}
	})
}

func TestAnInterruptTakesNoEventsPlace(t *testing.T) {
	each(t, func(t *testing.T, s Interrupter) {
		a, b := newPair(t)
		b.send(t)
		register(t, s, a.fd, Read)
		before := s.Stats()
		if err := s.Interrupt(); err != nil {
			t.Fatal(err)
		}
		expect(t, s, Event{a.fd, Read})
		want := Stats{Calls: before.Calls + 1, Selects: before.Selects + 1, Scanned: before.Scanned + 1}
		if got := s.Stats(); got != want {
			t.Errorf("counted %+v, want %+v", got, want)
		}
	})
}

func TestInterruptsFromManyThreadsAreSafeWhileSelectingAndClosing(t *testing.T) {
	each(t, func(t *testing.T, s Interrupter) {
		a, _ := newPair(t)
		register(t, s, a.fd, Read)
		var all sync.WaitGroup
		for range 4 {
			all.Add(1)
			go func() {
				defer all.Done()
				for {
					if err := s.Interrupt(); errors.Is(err, ErrClosed) {
						return
					} else if err != nil {
						t.Error(err)
						return
					}
				}
			}()
		}
		for range 200 {
			if events, err := s.Select(-1); err != nil || len(events) > 0 {
				t.Errorf("answered %v, %v; want nothing", events, err)
			}
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
		all.Wait()
	})
}

func TestAnInterruptAfterCloseTouchesNoOnesDescriptor(t *testing.T) {
	each(t, func(t *testing.T, s Interrupter) {
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		newPair(t) // takes the numbers that Close gave back
		newPair(t)
		if err := s.Interrupt(); !errors.Is(err, ErrClosed) {
			t.Errorf("%v, want %v", err, ErrClosed)
		}
		other := open(t, Names()[0])
		if err := s.Interrupt(); !errors.Is(err, ErrClosed) {
			t.Errorf("%v, want %v", err, ErrClosed)
		}
		before := other.Stats()
		start := time.Now()
		if events, err := other.Select(5 * time.Millisecond); err != nil || len(events) > 0 {
			t.Errorf("answered %v, %v; want nothing", events, err)
		}
		if took := time.Since(start); took < 5*time.Millisecond {
			t.Errorf("another selector was woken after %v, counted %+v", took, before)
		}
	})
}

func TestThePrivateDescriptorCannotBeRegistered(t *testing.T) {
	each(t, func(t *testing.T, s Interrupter) {
		hidden := s.(interface{ keys() keys }).keys().private
		if err := s.Register(hidden, Read); !errors.Is(err, ErrFD) {
			t.Errorf("%v, want %v", err, ErrFD)
		}
	})
}
