package selector

import (
	"errors"
	"runtime"
	"slices"
	"strings"
	"testing"
)

func TestTheSelectorsOfThisSystem(t *testing.T) {
	want := []string{"kqueue", "poll", "select"}
	switch runtime.GOOS {
	case "linux":
		want[0] = "epoll"
	case "windows":
		want = []string{"wsapoll"}
	}
	if got := Names(); !slices.Equal(got, want) {
		t.Errorf("here are %v, want %v", got, want)
	}
}

func TestEverySelectorSaysItsClassAndItsCall(t *testing.T) {
	want := map[string][2]string{
		"epoll":   {"EpollSelector", "epoll_wait"},
		"kqueue":  {"KqueueSelector", "kevent"},
		"poll":    {"PollSelector", "poll"},
		"select":  {"SelectSelector", "select"},
		"wsapoll": {"WSAPollSelector", "WSAPoll"},
	}
	for _, name := range Names() {
		s := open(t, name)
		if got := [2]string{s.Name(), s.Call()}; got != want[name] {
			t.Errorf("%s is %v, want %v", name, got, want[name])
		}
	}
}

func TestTheDefaultIsTheFirst(t *testing.T) {
	s, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}()
	if first := open(t, Names()[0]); s.Name() != first.Name() {
		t.Errorf("the default is %s, want %s", s.Name(), first.Name())
	}
}

func TestAnUnknownNameIsRefusedWithTheNamesThereAre(t *testing.T) {
	for _, name := range []string{"", "iocp", "Epoll", "epoll,poll"} {
		s, err := New(name)
		if s != nil || !errors.Is(err, ErrName) {
			t.Errorf("%q: %v, %v; want %v", name, s, err, ErrName)
			continue
		}
		if all := strings.Join(Names(), ", "); !strings.Contains(err.Error(), all) {
			t.Errorf("%q: %q does not say %q", name, err, all)
		}
	}
}
