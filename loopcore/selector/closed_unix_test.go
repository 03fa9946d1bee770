//go:build linux || darwin || dragonfly || freebsd || netbsd || openbsd

package selector

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

// remembers says whether the kernel holds the registrations of s.
func remembers(s Selector) bool {
	return s.Call() == "epoll_wait" || s.Call() == "kevent"
}

func TestAHangUpWakesTheReader(t *testing.T) {
	each(t, func(t *testing.T, s Interrupter) {
		r, w := newPipe(t)
		register(t, s, r.fd, Read)
		expect(t, s)
		w.close(t)
		expect(t, s, Event{r.fd, Read})
	})
}

func TestAnErrorWakesTheWriter(t *testing.T) {
	each(t, func(t *testing.T, s Interrupter) {
		r, w := newPipe(t)
		for fill := make([]byte, 4096); ; {
			if err := unix.SetNonblock(w.fd, true); err != nil {
				t.Fatal(err)
			}
			if _, err := unix.Write(w.fd, fill); err == unix.EAGAIN {
				break
			} else if err != nil {
				t.Fatal(err)
			}
		}
		register(t, s, w.fd, Write)
		expect(t, s)
		r.close(t)
		expect(t, s, Event{w.fd, Write})
	})
}

func TestADescriptorClosedWhileRegistered(t *testing.T) {
	each(t, func(t *testing.T, s Interrupter) {
		both, _ := newPair(t)
		reader, _ := newPair(t)
		alive, far := newPair(t)
		register(t, s, both.fd, Read|Write)
		register(t, s, reader.fd, Read)
		register(t, s, alive.fd, Read)
		far.send(t)
		both.close(t)
		reader.close(t)

		want := []Event{{both.fd, Read | Write}, {reader.fd, Read}, {alive.fd, Read}}
		if remembers(s) { // the kernel has forgotten them
			want = []Event{{alive.fd, Read}}
		}
		for range 2 {
			got, err := s.Select(-1)
			if err != nil {
				t.Fatal(err)
			}
			slices.SortFunc(got, func(a, b Event) int {
				return slices.IndexFunc(want, func(e Event) bool { return e.FD == a.FD }) -
					slices.IndexFunc(want, func(e Event) bool { return e.FD == b.FD })
			})
			if !slices.Equal(got, want) {
				t.Fatalf("answered %v, want %v", got, want)
			}
		}
		for _, e := range []*end{both, reader} {
			if err := s.Unregister(e.fd); err != nil {
				t.Errorf("a closed descriptor is not forgotten: %v", err)
			}
		}
		if s.Len() != 1 {
			t.Errorf("%d registered, want 1", s.Len())
		}
		expect(t, s, Event{alive.fd, Read})
	})
}

func TestAClosedDescriptorIsRefusedWhereTheKernelIsAsked(t *testing.T) {
	each(t, func(t *testing.T, s Interrupter) {
		a, b := newPair(t)
		register(t, s, a.fd, Read)
		a.close(t)
		b.close(t)
		registered, modified := s.Register(b.fd, Read|Write), s.Modify(a.fd, Read|Write)
		if !remembers(s) {
			if registered != nil || modified != nil {
				t.Fatalf("register: %v, modify: %v; want no error", registered, modified)
			}
			expect(t, s, Event{a.fd, Read | Write}, Event{b.fd, Read | Write})
			return
		}
		if !errors.Is(registered, unix.EBADF) {
			t.Errorf("register: %v, want EBADF", registered)
		}
		if !errors.Is(modified, unix.EBADF) {
			t.Errorf("modify: %v, want EBADF", modified)
		}
		if err := s.Unregister(a.fd); err != nil {
			t.Errorf("unregister: %v", err)
		}
		register(t, s, newNumber(t, a.fd), Write)
	})
}

// newNumber opens a descriptor and gives it the number fd.
func newNumber(t *testing.T, fd int) int {
	t.Helper()
	a, _ := newPair(t)
	if a.fd == fd {
		return fd
	}
	return a.another(t, fd).fd
}

func TestSelectCountsItsSearchForWhatWasClosed(t *testing.T) {
	s := open(t, "select")
	a, b := newPair(t)
	register(t, s, a.fd, Read)
	register(t, s, b.fd, Read)
	a.close(t)
	expect(t, s, Event{a.fd, Read}, Event{b.fd, Read})
	// One call that failed, a question for each descriptor, one more call for
	// the open one.
	if got, want := s.Stats(), (Stats{Calls: 4, Selects: 2, Scanned: 3}); got != want {
		t.Errorf("counted %+v, want %+v", got, want)
	}
}

func TestSelectTakesNoDescriptorPastItsSet(t *testing.T) {
	s := open(t, "select")
	err := s.Register(unix.FD_SETSIZE, Read)
	if !errors.Is(err, ErrFD) {
		t.Fatalf("%v, want %v", err, ErrFD)
	}
	use := "use " + Names()[0] + " or poll"
	for _, part := range []string{"too many file descriptors for select", "is past FD_SETSIZE", use} {
		if !strings.Contains(err.Error(), part) {
			t.Errorf("%q does not say %q", err, part)
		}
	}
	if s.Len() != 0 {
		t.Errorf("%d registered, want none", s.Len())
	}
	expect(t, s)
}

func TestSelectTakesTheLastDescriptorOfItsSet(t *testing.T) {
	s := open(t, "select")
	a, b := newPair(t)
	last := a.another(t, unix.FD_SETSIZE-1)
	if last.fd != unix.FD_SETSIZE-1 {
		t.Fatalf("the descriptor is %d, want %d", last.fd, unix.FD_SETSIZE-1)
	}
	register(t, s, last.fd, Read)
	register(t, s, a.fd, Read)
	b.send(t)
	expect(t, s, Event{a.fd, Read}, Event{last.fd, Read})
	if err := s.Unregister(last.fd); err != nil {
		t.Fatal(err)
	}
	expect(t, s, Event{a.fd, Read})
}

func TestMoreDescriptorsThanSelectCanTake(t *testing.T) {
	each(t, func(t *testing.T, s Interrupter) {
		if s.Call() == "select" {
			return // has its own rule above
		}
		const many = 1100
		a, b := newPair(t)
		b.send(t)
		want := map[int]bool{}
		for range many {
			fd := a.another(t, 0).fd
			register(t, s, fd, Read)
			want[fd] = true
		}
		events, err := s.Select(-1)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range events {
			if !want[e.FD] {
				t.Errorf("%v was answered twice, or was never registered", e)
			}
			delete(want, e.FD)
		}
		if len(want) > 0 {
			t.Errorf("%d of %d were not answered", len(want), many)
		}
	})
}
