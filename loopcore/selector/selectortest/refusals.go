package selectortest

import (
	"errors"
	"testing"

	"batuta/loopcore/selector"
)

// refusals are the rules about what is refused, and how.
func refusals() []rule {
	return []rule{
		{"refusals say why and change nothing", refusalsChangeNothing},
		{"Close may be called twice, and all else is refused after it", closedForGood},
	}
}

func refusalsChangeNothing(t *testing.T, s selector.Selector) {
	a, b := newPair(t)
	register(t, s, a.fd, selector.Read)
	before := s.Stats()
	for _, c := range []struct {
		name string
		err  error
		want error
	}{
		{"register twice", s.Register(a.fd, selector.Write), selector.ErrRegistered},
		{"register a negative one", s.Register(-1, selector.Read), selector.ErrFD},
		{"register for nothing", s.Register(b.fd, 0), selector.ErrMask},
		{"register for more than there is", s.Register(b.fd, 4|selector.Read), selector.ErrMask},
		{"modify an unknown one", s.Modify(b.fd, selector.Read), selector.ErrUnknown},
		{"modify to nothing", s.Modify(a.fd, 0), selector.ErrMask},
		{"unregister an unknown one", s.Unregister(b.fd), selector.ErrUnknown},
		{"unregister a negative one", s.Unregister(-1), selector.ErrUnknown},
	} {
		if !errors.Is(c.err, c.want) {
			t.Errorf("%s: %v, want %v", c.name, c.err, c.want)
		}
	}
	if s.Len() != 1 || s.Stats() != before {
		t.Errorf("%d registered, counted %+v; want 1, %+v", s.Len(), s.Stats(), before)
	}
	b.send(t)
	expect(t, s, selector.Event{FD: a.fd, Mask: selector.Read})
	if err := s.Unregister(a.fd); err != nil {
		t.Fatal(err)
	}
	if err := s.Unregister(a.fd); !errors.Is(err, selector.ErrUnknown) {
		t.Errorf("unregister twice: %v, want %v", err, selector.ErrUnknown)
	}
}

func closedForGood(t *testing.T, s selector.Selector) {
	a, b := newPair(t)
	register(t, s, a.fd, selector.Read)
	for range 2 {
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	_, selected := s.Select(0)
	for name, err := range map[string]error{
		"register":   s.Register(b.fd, selector.Read),
		"modify":     s.Modify(a.fd, selector.Write),
		"unregister": s.Unregister(a.fd),
		"select":     selected,
	} {
		if !errors.Is(err, selector.ErrClosed) {
			t.Errorf("%s: %v, want %v", name, err, selector.ErrClosed)
		}
	}
	if i, ok := s.(selector.Interrupter); ok {
		if err := i.Interrupt(); !errors.Is(err, selector.ErrClosed) {
			t.Errorf("interrupt: %v, want %v", err, selector.ErrClosed)
		}
	}
	if s.Len() != 0 {
		t.Errorf("%d registered, want none", s.Len())
	}
}
