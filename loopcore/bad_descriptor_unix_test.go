//go:build unix

package loopcore_test

import (
	"errors"
	"testing"

	"golang.org/x/sys/unix"

	"batuta/loopcore"
	"batuta/loopcore/selector"
)

// closedDescriptor is the number of a descriptor that is open no more.
func closedDescriptor(t *testing.T) int {
	t.Helper()
	fd := must(unix.FcntlInt(0, unix.F_DUPFD_CLOEXEC, 500))
	if err := unix.Close(fd); err != nil {
		t.Fatal(err)
	}
	return fd
}

func TestAClosedDescriptorIsAnOSErrorWhereTheSystemIsAskedAndReadyWhereItIsNot(t *testing.T) {
	for _, name := range selector.Names() {
		t.Run(name, func(t *testing.T) {
			l := newLoop(t, loopcore.Options{Selector: must(selector.New(name))})
			fd := closedDescriptor(t)
			ready := 0
			for _, add := range []func(int, func()) error{l.AddReader, l.AddWriter} {
				err := add(fd, func() { ready++ })
				if name == "poll" || name == "select" {
					if err != nil {
						t.Errorf("got %v", err)
					}
					continue
				}
				isRaised(t, err, "OSError", "[Errno 9] Bad file descriptor")
				if !errors.Is(err, unix.EBADF) {
					t.Errorf("%v does not remember its cause", err)
				}
			}
			turn(t, l, 0)
			watched := name == "poll" || name == "select"
			if l.RemoveReader(fd) != watched || l.RemoveWriter(fd) != watched || ready > 0 != watched {
				t.Errorf("it was ready %d times", ready)
			}
			turn(t, l, 0)
		})
	}
}

func TestADescriptorThatSelectCannotTakeIsAValueError(t *testing.T) {
	l := newLoop(t, loopcore.Options{Selector: must(selector.New("select"))})
	isRaised(t, l.AddReader(past(t), func() {}), "ValueError", "selector: register fd ...")
}
