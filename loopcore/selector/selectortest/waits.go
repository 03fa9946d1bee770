package selectortest

import (
	"testing"
	"time"

	"batuta/loopcore/selector"
)

// waits are the rules about how long an ask takes.
func waits() []rule {
	return []rule{
		{"a timeout is never shortened", func(t *testing.T, s selector.Selector) {
			a, _ := newPair(t)
			register(t, s, a.fd, selector.Read)
			for _, timeout := range []time.Duration{1, 100 * time.Microsecond, 1500 * time.Microsecond, 20 * time.Millisecond} {
				waitOut(t, s, timeout)
			}
		}},
		{"zero only looks", func(t *testing.T, s selector.Selector) {
			a, _ := newPair(t)
			register(t, s, a.fd, selector.Read)
			start := time.Now()
			for range 100 {
				expect(t, s)
			}
			if took := time.Since(start); took > time.Second {
				t.Errorf("100 looks took %v", took)
			}
		}},
		{"an endless wait ends with the event", func(t *testing.T, s selector.Selector) {
			a, b := newPair(t)
			register(t, s, a.fd, selector.Read)
			waitFor(t, s, a, b, 20*time.Millisecond)
		}},
		{"nothing registered just waits", func(t *testing.T, s selector.Selector) {
			waitOut(t, s, 5*time.Millisecond)
		}},
	}
}

// waitOut asks where nothing is ready, and wants the whole timeout to pass.
func waitOut(t *testing.T, s selector.Selector, timeout time.Duration) {
	t.Helper()
	start := time.Now()
	events := ask(t, s, timeout)
	if took := time.Since(start); len(events) > 0 || took < timeout {
		t.Errorf("%v asked for, %v waited; answered %v", timeout, took, events)
	}
}

// waitFor asks without end for what comes from far after a while.
func waitFor(t *testing.T, s selector.Selector, near, far *end, after time.Duration) {
	t.Helper()
	start := time.Now()
	sent := make(chan struct{})
	time.AfterFunc(after, func() { defer close(sent); far.send(t) })
	events := ask(t, s, -1)
	took := time.Since(start)
	if want := (selector.Event{FD: near.fd, Mask: selector.Read}); len(events) != 1 || events[0] != want {
		t.Errorf("answered %v, want %v", events, want)
	}
	if took < after {
		t.Errorf("answered after %v, before there was anything", took)
	}
	<-sent
}
