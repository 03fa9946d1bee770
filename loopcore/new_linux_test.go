package loopcore_test

import (
	"strings"
	"syscall"
	"testing"

	"batuta/loopcore"
)

// allow lets the process open so many descriptors more, until restore is called.
func allow(t *testing.T, more int) (restore func()) {
	t.Helper()
	var limit syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_NOFILE, &limit); err != nil {
		t.Fatal(err)
	}
	low := limit
	for range more + 1 { // the numbers that are given out next
		fd, err := syscall.Dup(0)
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = syscall.Close(fd) }()
		low.Cur = uint64(fd)
	}
	if err := syscall.Setrlimit(syscall.RLIMIT_NOFILE, &low); err != nil {
		t.Fatal(err)
	}
	return func() {
		if err := syscall.Setrlimit(syscall.RLIMIT_NOFILE, &limit); err != nil {
			t.Fatal(err)
		}
	}
}

func TestALoopThatCannotHaveAllItsDescriptorsIsNotMadeAndLeavesNoneOpen(t *testing.T) {
	before := descriptors(t)
	failed := map[string]int{}
	for more := 0; ; more++ {
		restore := allow(t, more)
		l, err := loopcore.New(loopcore.Options{})
		restore()
		if err == nil {
			if err := l.Close(); err != nil {
				t.Error(err)
			}
			break
		}
		at, _, _ := strings.Cut(strings.TrimPrefix(err.Error(), "making an event loop: "), ":")
		failed[at]++
		if open := descriptors(t); open != before {
			t.Errorf("with %d descriptors: %v; %d are left open", more, err, open-before)
		}
	}
	if len(failed) < 2 || failed["opening the self-pipe"] == 0 {
		t.Errorf("it failed at %v, want at its selector and at its pipe", failed)
	}
	if open := descriptors(t); open != before {
		t.Errorf("%d descriptors are left open", open-before)
	}
}
