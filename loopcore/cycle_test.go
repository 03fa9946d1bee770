package loopcore_test

import (
	"slices"
	"strings"
	"testing"

	"batuta/loopcore"
	"batuta/loopcore/selector"
)

// Of timers for one time the order shows whether the heap was built anew. The
// one that stops the loop is in it too. The orders are CPython 3.14.6's.
func TestTheHeapIsBuiltAnewWhenMoreThanHalfOfMoreThanAHundredTimersAreCancelled(t *testing.T) {
	every := func(n, rest int) func(int) bool { return func(i int) bool { return i%n == rest } }
	for _, c := range []struct {
		name   string
		timers int
		keep   func(int) bool
		want   []int // the first that fire
	}{
		{"100 are few enough", 99, every(3, 0), []int{0, 6, 30, 96, 93, 90, 87, 84}},
		{"101 are not", 100, every(3, 0), []int{90, 42, 18, 6, 0, 87, 21, 45}},
		{"exactly half are few enough", 119, every(2, 1), []int{61, 117, 115, 113, 111, 109, 107, 105}},
		{"more than half are not", 120, every(3, 0), []int{90, 42, 18, 6, 0, 87, 57, 9}},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := newLoop(t, loopcore.Options{Clock: new(handClock)})
			var fired []int
			var timers []*loopcore.TimerHandle
			for i := range c.timers {
				timers = append(timers, must(l.CallAt(0.05, func() { fired = append(fired, i) })))
			}
			for i, timer := range timers {
				if !c.keep(i) {
					timer.Cancel()
				}
			}
			must(l.CallAt(0.0625, l.Stop))
			if err := l.RunForever(); err != nil {
				t.Fatal(err)
			}
			if got := fired[:len(c.want)]; !slices.Equal(got, c.want) {
				t.Errorf("fired %v, want %v", got, c.want)
			}
		})
	}
}

// limits is a clock that keeps what the selector was asked for.
type limits struct {
	handClock
	asked []float64
}

func (c *limits) Select(s selector.Selector, timeout float64) ([]selector.Event, error) {
	c.asked = append(c.asked, timeout)
	return c.handClock.Select(s, timeout)
}

func TestTheSelectorIsAskedForADayAtMost(t *testing.T) {
	const day = 24 * 60 * 60
	clock := new(limits)
	l := newLoop(t, loopcore.Options{Clock: clock})
	must(l.CallLater(2.5*day, l.Stop))
	if err := l.RunForever(); err != nil {
		t.Fatal(err)
	}
	if want := []float64{day, day, day / 2}; !slices.Equal(clock.asked, want) {
		t.Errorf("it was asked for %v seconds, want %v", clock.asked, want)
	}
}

func TestACallbackIsSlowFromSlowCallbackOn(t *testing.T) {
	for seconds, want := range map[float64]int{0.0625: 1, 0.0624: 0} {
		log, out := logLines()
		clock := new(handClock)
		l := newLoop(t, loopcore.Options{Clock: clock, Log: log, Debug: true})
		l.SlowCallback = 0.0625
		must(l.CallSoon(clock.takes(seconds)))
		turn(t, l, 0)
		if got := strings.Count(out.String(), "WARNING:asyncio:Executing "); got != want {
			t.Errorf("of %v seconds there are %d warnings, want %d:\n%s", seconds, got, want, out)
		}
	}
}
