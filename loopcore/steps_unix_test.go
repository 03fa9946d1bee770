//go:build unix

package loopcore_test

import (
	"os"
	"slices"
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
