package selector

import (
	"errors"
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

func TestAReadyDescriptorIsAnsweredForAsLongAsItIs(t *testing.T) {
	each(t, func(t *testing.T, s Interrupter) {
		a, b := newPair(t)
		register(t, s, a.fd, Read)
		expect(t, s)
		b.send(t)
		expect(t, s, Event{a.fd, Read})
		expect(t, s, Event{a.fd, Read})
		a.receive(t)
		expect(t, s)
	})
}

func TestOnlyWhatIsRegisteredIsAnswered(t *testing.T) {
	each(t, func(t *testing.T, s Interrupter) {
		a, b := newPair(t)
		b.send(t)
		register(t, s, a.fd, Write)
		expect(t, s, Event{a.fd, Write})
		for _, mask := range []Mask{Read, Read | Write, Write, Read} {
			if err := s.Modify(a.fd, mask); err != nil {
				t.Fatal(err)
			}
			expect(t, s, Event{a.fd, mask})
		}
		if err := s.Unregister(a.fd); err != nil {
			t.Fatal(err)
		}
		expect(t, s)
		register(t, s, a.fd, Read|Write)
		expect(t, s, Event{a.fd, Read | Write})
	})
}

func TestRefusalsNameTheDescriptorAndChangeNothing(t *testing.T) {
	each(t, func(t *testing.T, s Interrupter) {
		a, b := newPair(t)
		register(t, s, a.fd, Read)
		before := s.Stats()
		tests := []struct {
			name string
			err  error
			want error
		}{
			{"register twice", s.Register(a.fd, Write), ErrRegistered},
			{"register a negative one", s.Register(-1, Read), ErrFD},
			{"register for nothing", s.Register(b.fd, 0), ErrMask},
			{"register for more than there is", s.Register(b.fd, 4|Read), ErrMask},
			{"modify an unknown one", s.Modify(b.fd, Read), ErrUnknown},
			{"modify to nothing", s.Modify(a.fd, 0), ErrMask},
			{"unregister an unknown one", s.Unregister(b.fd), ErrUnknown},
		}
		for _, test := range tests {
			if !errors.Is(test.err, test.want) {
				t.Errorf("%s: %v, want %v", test.name, test.err, test.want)
			}
		}
		if s.Len() != 1 || s.Stats() != before {
			t.Errorf("%d registered, counted %+v; want 1, %+v", s.Len(), s.Stats(), before)
		}
		b.send(t)
		expect(t, s, Event{a.fd, Read})
	})
}

func TestEveryReadyDescriptorIsAnsweredOnce(t *testing.T) {
	each(t, func(t *testing.T, s Interrupter) {
		const pairs = 50
		var want []Event
		for range pairs {
			a, b := newPair(t)
			b.send(t)
			register(t, s, a.fd, Read)
			want = append(want, Event{a.fd, Read})
		}
		if s.Len() != pairs {
			t.Errorf("%d registered, want %d", s.Len(), pairs)
		}
		got, err := s.Select(-1)
		if err != nil {
			t.Fatal(err)
		}
		byFD := func(a, b Event) int { return a.FD - b.FD }
		slices.SortFunc(got, byFD)
		slices.SortFunc(want, byFD)
		if !slices.Equal(got, want) {
			t.Errorf("answered %v, want %v", got, want)
		}
	})
}

func TestATimeoutIsNeverShortened(t *testing.T) {
	each(t, func(t *testing.T, s Interrupter) {
		a, _ := newPair(t)
		register(t, s, a.fd, Read)
		for _, timeout := range []time.Duration{1, 100 * time.Microsecond, 1500 * time.Microsecond, 20 * time.Millisecond} {
			start := time.Now()
			events, err := s.Select(timeout)
			took := time.Since(start)
			if err != nil || len(events) > 0 {
				t.Fatalf("answered %v, %v", events, err)
			}
			if took < timeout {
				t.Errorf("%v asked for, %v waited", timeout, took)
			}
		}
	})
}

func TestZeroOnlyLooks(t *testing.T) {
	each(t, func(t *testing.T, s Interrupter) {
		a, _ := newPair(t)
		register(t, s, a.fd, Read)
		start := time.Now()
		for range 100 {
			expect(t, s)
		}
		if took := time.Since(start); took > time.Second {
			t.Errorf("100 looks took %v", took)
		}
	})
}

func TestAnEndlessWaitEndsWithTheEvent(t *testing.T) {
	each(t, func(t *testing.T, s Interrupter) {
		a, b := newPair(t)
		register(t, s, a.fd, Read)
		const after = 20 * time.Millisecond
		start := time.Now()
		time.AfterFunc(after, func() { b.send(t) })
		events, err := s.Select(-1)
		if want := oneEvent(a.fd, Read); err != nil || !slices.Equal(events, want) {
			t.Errorf("answered %v, %v; want %v", events, err, want)
		}
		if took := time.Since(start); took < after {
			t.Errorf("answered after %v, before there was anything", took)
		}
	})
}

func TestNothingRegisteredJustWaits(t *testing.T) {
	each(t, func(t *testing.T, s Interrupter) {
		start := time.Now()
		if events, err := s.Select(5 * time.Millisecond); err != nil || len(events) > 0 {
			t.Errorf("answered %v, %v", events, err)
		}
		if took := time.Since(start); took < 5*time.Millisecond {
			t.Errorf("waited %v", took)
		}
	})
}

func TestCloseMayBeCalledTwiceAndAllElseIsRefusedAfterIt(t *testing.T) {
	each(t, func(t *testing.T, s Interrupter) {
		a, b := newPair(t)
		register(t, s, a.fd, Read)
		for range 2 {
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
		}
		_, selected := s.Select(0)
		for name, err := range map[string]error{
			"register":   s.Register(b.fd, Read),
			"modify":     s.Modify(a.fd, Write),
			"unregister": s.Unregister(a.fd),
			"select":     selected,
			"interrupt":  s.Interrupt(),
		} {
			if !errors.Is(err, ErrClosed) {
				t.Errorf("%s: %v, want %v", name, err, ErrClosed)
			}
		}
		if s.Len() != 0 {
			t.Errorf("%d registered, want none", s.Len())
		}
	})
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
