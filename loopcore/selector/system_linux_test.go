//go:build linux

package selector

import (
	"errors"
	"os"
	"slices"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

func TestEpollRefusesARegularFile(t *testing.T) {
	file, err := os.CreateTemp(t.TempDir(), "")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	s := open(t, "epoll")
	if err := s.Register(int(file.Fd()), Read); !errors.Is(err, unix.EPERM) {
		t.Errorf("%v, want EPERM", err)
	}
	if s.Len() != 0 {
		t.Errorf("%d registered, want none", s.Len())
	}
}

// A number that was closed and forgotten, while a duplicate keeps what it
// stood for alive in epoll, is named by the kernel and by nobody else.
func TestEpollAnswersNoNumberThatIsNoLongerRegistered(t *testing.T) {
	s := open(t, "epoll")
	a, b := newPair(t)
	a.another(t, 0)
	b.send(t)
	register(t, s, a.fd, Read)
	a.close(t)
	if err := s.Unregister(a.fd); err != nil {
		t.Fatal(err)
	}
	if events, err := s.Select(time.Second); err != nil || len(events) > 0 {
		t.Errorf("answered %v, %v; want nothing", events, err)
	}
}

func TestNoDescriptorIsLeftBehind(t *testing.T) {
	for _, name := range Names() {
		t.Run(name, func(t *testing.T) {
			a, b := newPair(t)
			b.send(t)
			before := openDescriptors(t)
			for range 3 {
				s, err := New(name)
				if err != nil {
					t.Fatal(err)
				}
				register(t, s, a.fd, Read)
				expect(t, s, Event{a.fd, Read})
				if len(openDescriptors(t)) == len(before) {
					t.Error("the count does not see the selector's descriptors")
				}
				if err := s.Close(); err != nil {
					t.Fatal(err)
				}
			}
			if after := openDescriptors(t); !slices.Equal(after, before) {
				t.Errorf("open are %v, want %v", after, before)
			}
		})
	}
}

// openDescriptors lists this process's descriptors, but for the one that
// lists.
func openDescriptors(t *testing.T) []string {
	t.Helper()
	dir, err := os.Open("/proc/self/fd")
	if err != nil {
		t.Fatal(err)
	}
	names, err := dir.Readdirnames(-1)
	if err != nil {
		t.Fatal(err)
	}
	if err := dir.Close(); err != nil {
		t.Fatal(err)
	}
	slices.Sort(names)
	return names
}

func TestMakingASelectorWithoutDescriptorsFailsAndLeavesNoneBehind(t *testing.T) {
	var limit unix.Rlimit
	if err := unix.Getrlimit(unix.RLIMIT_NOFILE, &limit); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := unix.Setrlimit(unix.RLIMIT_NOFILE, &limit); err != nil {
			t.Error(err)
		}
	})
	a, _ := newPair(t)
	for _, name := range Names() {
		for spare := range descriptorsOf(t, name) {
			first := a.another(t, 0)
			first.close(t) // the number the next descriptor gets
			few := limit
			few.Cur = uint64(first.fd + spare)
			if err := unix.Setrlimit(unix.RLIMIT_NOFILE, &few); err != nil {
				t.Fatal(err)
			}
			if s, err := New(name); s != nil || !errors.Is(err, unix.EMFILE) {
				t.Errorf("%s, room for %d: %v, %v; want EMFILE", name, spare, s, err)
			}
			if err := unix.Setrlimit(unix.RLIMIT_NOFILE, &limit); err != nil {
				t.Fatal(err)
			}
			next := a.another(t, 0)
			if next.fd != first.fd {
				t.Errorf("%s, room for %d: %d is still open", name, spare, first.fd)
			}
			next.close(t)
		}
	}
}

// descriptorsOf is how many descriptors a selector of that name has.
func descriptorsOf(t *testing.T, name string) int {
	t.Helper()
	before := openDescriptors(t)
	s, err := New(name)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	return len(openDescriptors(t)) - len(before)
}

func TestSelectCannotBeMadeWhenItsOwnDescriptorIsPastItsSet(t *testing.T) {
	a, _ := newPair(t)
	for a.another(t, 0).fd < unix.FD_SETSIZE {
	}
	before := openDescriptors(t)
	if s, err := New("select"); s != nil || !errors.Is(err, ErrFD) {
		t.Errorf("%v, %v; want %v", s, err, ErrFD)
	}
	if after := openDescriptors(t); !slices.Equal(after, before) {
		t.Errorf("open are %v, want %v", after, before)
	}
}
