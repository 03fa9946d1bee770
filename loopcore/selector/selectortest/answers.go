package selectortest

import (
	"testing"

	"batuta/loopcore/selector"
)

// answers are the rules about what is answered.
func answers() []rule {
	return []rule{
		{"a ready descriptor is answered for as long as it is", func(t *testing.T, s selector.Selector) {
			a, b := newPair(t)
			register(t, s, a.fd, selector.Read)
			expect(t, s)
			b.send(t)
			expect(t, s, selector.Event{FD: a.fd, Mask: selector.Read})
			expect(t, s, selector.Event{FD: a.fd, Mask: selector.Read})
			a.receive(t)
			expect(t, s)
		}},
		{"only what is registered is answered", onlyWhatIsRegistered},
		{"every ready descriptor is answered once", everyReadyOnce},
		{"nobody is kept waiting by those who are always ready", nobodyIsKeptWaiting},
		{"a peer that is gone wakes reader and writer", func(t *testing.T, s selector.Selector) {
			a, b := newPair(t)
			register(t, s, a.fd, selector.Read|selector.Write)
			expect(t, s, selector.Event{FD: a.fd, Mask: selector.Write})
			b.close(t)
			expect(t, s, selector.Event{FD: a.fd, Mask: selector.Read | selector.Write})
		}},
		{"a descriptor closed while registered can be forgotten, and harms no other", closedWhileRegistered},
		{"it counts what it does", itCounts},
	}
}

func onlyWhatIsRegistered(t *testing.T, s selector.Selector) {
	a, b := newPair(t)
	b.send(t)
	register(t, s, a.fd, selector.Write)
	expect(t, s, selector.Event{FD: a.fd, Mask: selector.Write})
	for _, mask := range []selector.Mask{selector.Read, selector.Read | selector.Write, selector.Write, selector.Write, selector.Read} {
		if err := s.Modify(a.fd, mask); err != nil {
			t.Fatal(err)
		}
		expect(t, s, selector.Event{FD: a.fd, Mask: mask})
	}
	if err := s.Unregister(a.fd); err != nil {
		t.Fatal(err)
	}
	expect(t, s)
	register(t, s, a.fd, selector.Read|selector.Write)
	expect(t, s, selector.Event{FD: a.fd, Mask: selector.Read | selector.Write})
}

func everyReadyOnce(t *testing.T, s selector.Selector) {
	const pairs = 50
	var want []selector.Event
	for range pairs {
		a, b := newPair(t)
		b.send(t)
		register(t, s, a.fd, selector.Read)
		want = append(want, selector.Event{FD: a.fd, Mask: selector.Read})
	}
	if s.Len() != pairs {
		t.Errorf("%d registered, want %d", s.Len(), pairs)
	}
	expect(t, s, want...)
}

// nobodyIsKeptWaiting is fairness: an answer leaves out no one who is ready, so
// that however many are ready each time, another is in the next answer.
func nobodyIsKeptWaiting(t *testing.T, s selector.Selector) {
	var busy []selector.Event
	for range 20 {
		a, _ := newPair(t)
		register(t, s, a.fd, selector.Write) // and nobody ever writes
		busy = append(busy, selector.Event{FD: a.fd, Mask: selector.Write})
	}
	expect(t, s, busy...)
	a, b := newPair(t)
	register(t, s, a.fd, selector.Read)
	for range 10 {
		expect(t, s, busy...)
		b.send(t)
		expect(t, s, append([]selector.Event{{FD: a.fd, Mask: selector.Read}}, busy...)...)
		a.receive(t)
	}
}

func closedWhileRegistered(t *testing.T, s selector.Selector) {
	gone, _ := newPair(t)
	alive, far := newPair(t)
	register(t, s, gone.fd, selector.Read)
	register(t, s, alive.fd, selector.Read)
	far.send(t)
	gone.close(t)
	for range 2 { // whether the closed one is answered is the system's to say
		seen := false
		for _, e := range ask(t, s, patience) {
			seen = seen || e == selector.Event{FD: alive.fd, Mask: selector.Read}
		}
		if !seen {
			t.Fatal("the open one was not answered")
		}
	}
	if err := s.Unregister(gone.fd); err != nil {
		t.Errorf("the closed one is not forgotten: %v", err)
	}
	if s.Len() != 1 {
		t.Errorf("%d registered, want 1", s.Len())
	}
	expect(t, s, selector.Event{FD: alive.fd, Mask: selector.Read})
}

func itCounts(t *testing.T, s selector.Selector) {
	a, b := newPair(t)
	register(t, s, a.fd, selector.Read)
	b.send(t)
	expect(t, s, selector.Event{FD: a.fd, Mask: selector.Read})
	before := s.Stats()
	const asks = 5
	for range asks {
		look(t, s)
	}
	after := s.Stats()
	if n := after.Selects - before.Selects; n != asks {
		t.Errorf("%d of %d asks were counted", n, asks)
	}
	if n := after.Calls - before.Calls; n < asks {
		t.Errorf("%d system calls were counted for %d asks", n, asks)
	}
	if n := after.Scanned - before.Scanned; n < asks {
		t.Errorf("%d descriptors were counted as looked at in %d asks that answered one", n, asks)
	}
}
