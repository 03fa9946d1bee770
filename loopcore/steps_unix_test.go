//go:build unix

package loopcore_test

import (
	"errors"
	"os"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"batuta/loopcore"
	"batuta/loopcore/selector"
)

// lateSelector is a real one, which is asked only when what the test waits for
// has come: the answer then has it, however short the timeout was.
type lateSelector struct {
	selector.Selector
	late time.Duration
}

func (s *lateSelector) Select(timeout time.Duration) ([]selector.Event, error) {
	time.Sleep(s.late)
	return s.Selector.Select(timeout)
}

// readable is a descriptor that can be read.
func readable(t *testing.T) int {
	t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = r.Close()
		_ = w.Close()
	})
	if _, err := w.Write([]byte{1}); err != nil {
		t.Fatal(err)
	}
	return int(r.Fd())
}

// In one cycle: what was ready already, then descriptors, then timers.
func TestACycleTakesWhatIsReadyThenEventsThenDueTimers(t *testing.T) {
	real := must(selector.Default())
	l := newLoop(t, loopcore.Options{Selector: &lateSelector{real, 20 * time.Millisecond}})
	var order []string
	say := func(s string) func() { return func() { order = append(order, s) } }
	fd := readable(t)
	if err := l.AddReader(fd, func() {
		say("event")()
		l.RemoveReader(fd)
	}); err != nil {
		t.Fatal(err)
	}
	must(l.CallLater(0.005, say("timer")))
	must(l.CallSoon(say("ready")))
	must(l.CallLater(0.01, l.Stop))
	if err := l.RunForever(); err != nil {
		t.Fatal(err)
	}
	if want := []string{"ready", "event", "timer"}; !slices.Equal(order, want) {
		t.Errorf("ran %q, want %q", order, want)
	}
}

func TestOfOneDescriptorTheReaderComesBeforeTheWriter(t *testing.T) {
	pair, err := syscall.Socketpair(syscall.AF_UNIX, syscall.SOCK_STREAM, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, fd := range pair {
		t.Cleanup(func() { _ = syscall.Close(fd) })
	}
	if _, err := syscall.Write(pair[1], []byte{1}); err != nil {
		t.Fatal(err)
	}
	l := newLoop(t, loopcore.Options{})
	var order []string
	say := func(s string) func() { return func() { order = append(order, s); l.Stop() } }
	if err := errors.Join(l.AddWriter(pair[0], say("writer")), l.AddReader(pair[0], say("reader")), l.RunForever()); err != nil {
		t.Fatal(err)
	}
	if want := []string{"reader", "writer"}; !slices.Equal(order, want) {
		t.Errorf("ran %q, want %q", order, want)
	}
	l.RemoveReader(pair[0])
	l.RemoveWriter(pair[0])
}

// Whoever gets hold of the handle, as an exception handler does, may cancel it.
func TestADescriptorWhoseHandleIsFoundCancelledIsWatchedNoMore(t *testing.T) {
	l := newLoop(t, loopcore.Options{})
	calls, fd := 0, readable(t)
	l.ExceptionHandler = func(c loopcore.ExceptionContext) { c.Handle.Cancel() }
	if err := l.AddReader(fd, func() { calls++; panic("ouch") }); err != nil {
		t.Fatal(err)
	}
	watched := l.Selector().Len()
	for range 3 {
		turn(t, l, 0)
	}
	if calls != 1 || l.Selector().Len() != watched-1 || l.RemoveReader(fd) {
		t.Errorf("it was called %d times; of %d descriptors %d are watched", calls, watched, l.Selector().Len())
	}
}

func TestDebugModeSaysThatTheSelfPipeIsFull(t *testing.T) {
	const word = "DEBUG:asyncio:Fail to write a null byte into the self-pipe socket\n"
	for _, debug := range []bool{true, false} {
		log, out := logLines()
		l := newLoop(t, loopcore.Options{Log: log, Debug: debug})
		for begun := time.Now(); time.Since(begun) < time.Second/4 && !strings.Contains(out.String(), word); {
			l.Wake()
		}
		if said := strings.Contains(out.String(), word); said != debug {
			t.Errorf("in debug mode %v it is said: %v", debug, said)
		}
		must(l.CallSoon(l.Stop)) // and it goes on
		if err := l.RunForever(); err != nil {
			t.Error(err)
		}
	}
}
