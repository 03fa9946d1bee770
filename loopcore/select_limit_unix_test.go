//go:build unix

package loopcore_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/sys/unix"

	"batuta/loopcore"
	"batuta/loopcore/selector"
)

// past is a descriptor that select cannot take, closed with the test.
func past(t *testing.T) int {
	t.Helper()
	fd := must(unix.FcntlInt(0, unix.F_DUPFD_CLOEXEC, unix.FD_SETSIZE))
	t.Cleanup(func() {
		if err := unix.Close(fd); err != nil {
			t.Error(err)
		}
	})
	return fd
}

func TestALoopOnSelectRefusesWhatIsPastItsSetAndGoesOn(t *testing.T) {
	l := newLoop(t, loopcore.Options{Selector: must(selector.New("select"))})
	far := past(t)
	result, err := l.RunUntilComplete(loopcore.Coro(func(co *loopcore.Co) (any, error) {
		for name, err := range map[string]error{
			"AddReader": l.AddReader(far, func() { t.Error("it was ready") }),
			"AddWriter": l.AddWriter(far, func() { t.Error("it was ready") }),
		} {
			if !errors.Is(err, selector.ErrFD) || !strings.Contains(err.Error(), fmt.Sprintf("too many file descriptors for select: fd %d", far)) {
				t.Errorf("%s: %v", name, err)
			}
		}
		return everything(co, echoServer(t))
	}))
	if got := fmt.Sprint(result); err != nil || got != "[hello slept rested called 1048576]" {
		t.Errorf("the loop went on to %v, %v", got, err)
	}
}

// With more than 1,024 descriptors open a loop on select cannot be had, and
// says so; on any other selector it runs as ever.
func TestALoopAmongMoreThanAThousandDescriptors(t *testing.T) {
	var held []int
	defer func() {
		for _, fd := range held {
			if err := unix.Close(fd); err != nil {
				t.Error(err)
			}
		}
	}()
	onSelect := must(selector.New("select"))
	defer onSelect.Close()
	for len(held) == 0 || held[len(held)-1] < unix.FD_SETSIZE {
		held = append(held, must(unix.FcntlInt(0, unix.F_DUPFD_CLOEXEC, 0)))
	}
	before := descriptors(t)
	if l, err := loopcore.New(loopcore.Options{Selector: onSelect}); l != nil || !errors.Is(err, selector.ErrFD) {
		t.Errorf("a loop on select: %v, %v", l, err)
	}
	if after := descriptors(t); after >= before {
		t.Errorf("%d descriptors before, %d after: the loop's selector is its own to close", before, after)
	}
	for _, name := range selector.Names() {
		if name != "select" {
			runsEverything(t, must(selector.New(name)))
		}
	}
}
