// Package selectortest holds a selector to the contract that package selector
// has written down. Every selector of the platform passes it; whoever puts one
// of their own into a loop can run it on theirs:
//
//	func TestMySelector(t *testing.T) {
//		selectortest.Run(t, func() (selector.Selector, error) { return NewMine() })
//	}
package selectortest

import (
	"slices"
	"testing"
	"time"

	"batuta/loopcore/selector"
)

// rule is one sentence of the contract, and what shows that it is kept.
type rule struct {
	name string
	hold func(t *testing.T, s selector.Selector)
}

func rules() []rule {
	return slices.Concat(answers(), refusals(), waits(), signals())
}

// Run runs the contract's rules as subtests, each on a selector that open has
// made for it.
func Run(t *testing.T, open func() (selector.Selector, error)) {
	for _, r := range rules() {
		t.Run(r.name, func(t *testing.T) {
			s, err := open()
			if err != nil {
				t.Fatalf("making the selector: %v", err)
			}
			t.Cleanup(func() {
				if err := s.Close(); err != nil {
					t.Errorf("close: %v", err)
				}
			})
			r.hold(t, s)
		})
	}
}

// patience is how long something may take that is on its way.
const patience = 10 * time.Second

func register(t *testing.T, s selector.Selector, fd int, mask selector.Mask) {
	t.Helper()
	if err := s.Register(fd, mask); err != nil {
		t.Fatal(err)
	}
}

// look asks without waiting.
func look(t *testing.T, s selector.Selector) []selector.Event {
	t.Helper()
	return ask(t, s, 0)
}

func ask(t *testing.T, s selector.Selector, timeout time.Duration) []selector.Event {
	t.Helper()
	events, err := s.Select(timeout)
	if err != nil {
		t.Fatal(err)
	}
	return events
}

// expect asks until the answer is these events, in any order, for a network
// takes its time; or, if there are none, asks once.
func expect(t *testing.T, s selector.Selector, want ...selector.Event) {
	t.Helper()
	deadline := time.Now().Add(patience)
	for {
		got := byNumber(look(t, s))
		if slices.Equal(got, byNumber(want)) {
			return
		}
		if len(want) == 0 || time.Now().After(deadline) {
			t.Fatalf("answered %v, want %v", got, want)
		}
		time.Sleep(time.Millisecond)
	}
}

// byNumber is events in the order of their descriptors, a copy.
func byNumber(events []selector.Event) []selector.Event {
	return slices.SortedFunc(slices.Values(events), func(a, b selector.Event) int { return a.FD - b.FD })
}
