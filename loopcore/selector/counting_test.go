package selector

import (
	"slices"
	"testing"
	"time"
)

// each runs rule on every selector of this system.
func each(t *testing.T, rule func(t *testing.T, s Interrupter)) {
	for _, name := range Names() {
		t.Run(name, func(t *testing.T) { rule(t, open(t, name)) })
	}
}

// open makes the selector of that name, closed with the test at the latest.
func open(t testing.TB, name string) Interrupter {
	t.Helper()
	s, err := New(name)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return s.(Interrupter)
}

func register(t testing.TB, s Selector, fd int, mask Mask) {
	t.Helper()
	if err := s.Register(fd, mask); err != nil {
		t.Fatal(err)
	}
}

// expect asks s, for a second at the longest, and wants exactly these events.
func expect(t testing.TB, s Selector, want ...Event) {
	t.Helper()
	timeout := time.Second
	if len(want) == 0 {
		timeout = 0
	}
	got, err := s.Select(timeout)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(got, want) {
		t.Fatalf("answered %v, want %v", got, want)
	}
}

func TestWhatIsCounted(t *testing.T) {
	// What the kernel remembers costs a call to change and only what is ready
	// to ask; what it does not remember costs nothing to change, and it looks
	// at everything.
	remembers := map[string]bool{"epoll": true, "kqueue": true}
	for _, name := range Names() {
		t.Run(name, func(t *testing.T) {
			s := open(t, name)
			a, b := newPair(t)
			register(t, s, a.fd, Read)
			register(t, s, b.fd, Read)
			b.send(t)
			expect(t, s, Event{a.fd, Read})
			if err := s.Unregister(b.fd); err != nil {
				t.Fatal(err)
			}
			expect(t, s, Event{a.fd, Read})
			want := Stats{Calls: 2, Selects: 2, Scanned: 3}
			if remembers[name] {
				want = Stats{Calls: 5, Selects: 2, Scanned: 2}
			}
			if got := s.Stats(); got != want {
				t.Errorf("counted %+v, want %+v", got, want)
			}
		})
	}
}

func TestAskingAllocatesNothing(t *testing.T) {
	each(t, func(t *testing.T, s Interrupter) {
		a, b := newPair(t)
		idle, _ := newPair(t)
		register(t, s, a.fd, Read|Write)
		register(t, s, idle.fd, Read)
		b.send(t)
		for _, timeout := range []time.Duration{0, time.Millisecond, -1} {
			allocated := testing.AllocsPerRun(100, func() {
				if _, err := s.Select(timeout); err != nil {
					t.Error(err)
				}
			})
			if allocated > 0 {
				t.Errorf("timeout %d: %v allocations per Select", timeout, allocated)
			}
		}
	})
}
