package loopcore_test

import (
	"fmt"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"batuta/loopcore"
	"batuta/loopcore/selector"
)

// handClock is a clock that a test moves by hand, and that waits by jumping.
type handClock struct{ at float64 }

func (c *handClock) Now() float64        { return c.at }
func (c *handClock) Resolution() float64 { return 1e-9 }

func (c *handClock) Stamp() (run, real time.Duration) {
	d := time.Duration(c.at * float64(time.Second))
	return d, d
}

func (c *handClock) Select(s selector.Selector, timeout float64) ([]selector.Event, error) {
	events, err := s.Select(0)
	if err == nil && len(events) == 0 && timeout > 0 {
		c.at += timeout
	}
	return events, err
}

// takes is a callback that takes so many seconds.
func (c *handClock) takes(seconds float64) func() { return func() { c.at += seconds } }

func TestASlowCycleIsWarnedOfWithItsBudgetAndASlowCallbackByItself(t *testing.T) {
	callback := func(seconds string) string {
		return "WARNING:asyncio:Executing <Handle CALLBACK() at debug_cycle_test.go:N created at debug_cycle_test.go:LINE> took " + seconds + " seconds"
	}
	cycle := func(steps int, seconds, budget string) string {
		return fmt.Sprintf("WARNING:batuta:cycle 1 ran %d callbacks in %s seconds; its budget is %s", steps, seconds, budget)
	}
	for _, c := range []struct {
		name    string
		quiet   bool // not in debug mode
		budget  float64
		seconds []float64
		want    []string
	}{
		{"fast callbacks", false, 0.1, []float64{0.01, 0.02, 0.03}, nil},
		{"many that are short and slow together", false, 0.1, slices.Repeat([]float64{0.03}, 5), []string{cycle(5, "0.150", "0.100")}},
		{"just its budget", false, 0.25, []float64{0.0625, 0.0625, 0.0625, 0.0625}, []string{cycle(4, "0.250", "0.250")}},
		{"one that is slow by itself", false, 0.1, []float64{0.125}, []string{callback("0.125")}},
		{"one that is slow among others", false, 0.1, []float64{0.125, 0.05}, []string{callback("0.125"), cycle(2, "0.175", "0.100")}},
		{"a budget of its own", false, 0.05, []float64{0.03, 0.03}, []string{cycle(2, "0.060", "0.050")}},
		{"no budget", false, 0, []float64{0.09, 0.09}, nil},
		{"without debug", true, 0.1, []float64{0.2, 0.2}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			log, out := logLines()
			clock := new(handClock)
			l := newLoop(t, loopcore.Options{Clock: clock, Log: log})
			l.SlowCycle = c.budget
			l.SetDebug(!c.quiet)
			out.Reset()
			var line int
			for _, seconds := range c.seconds {
				must(l.CallSoon(clock.takes(seconds)))
				_, _, line, _ = runtime.Caller(0)
			}
			turn(t, l, 0)
			want := ""
			for _, w := range c.want {
				want += strings.Replace(w, "LINE", fmt.Sprint(line-1), 1) + "\n"
			}
			got := regexp.MustCompile(`<Handle \S+\(\) at debug_cycle_test\.go:\d+ `).
				ReplaceAllString(out.String(), "<Handle CALLBACK() at debug_cycle_test.go:N ")
			if got != want {
				t.Errorf("the log is\n%swant\n%s", got, want)
			}
		})
	}
}

func TestThePollLineSaysHowLongTheSelectorMayAndDidTake(t *testing.T) {
	log, out := logLines()
	clock := new(handClock)
	l := newLoop(t, loopcore.Options{Clock: clock, Log: log, Debug: true})
	for _, c := range []struct {
		name    string
		prepare func()
		maxWait float64
		want    string
	}{
		{"a look is not worth a line", func() {}, 0, ""},
		{"a timeout", func() {}, 0.5, "poll 500.000 ms took 500.000 ms: timeout"},
		{"until a timer", func() { must(l.CallLater(0.25, func() {})) }, -1, "poll 250.000 ms took 250.000 ms: timeout"},
		{"an event", l.Wake, 2, "poll 2000.000 ms took 0.000 ms: 1 events"},
		{"an event, for which there was all the time in the world", l.Wake, -1, "poll took 0.000 ms: 1 events"},
		{"debug mode switched off", func() { l.SetDebug(false) }, 0.5, ""},
		{"and on again", func() { l.SetDebug(true) }, 0.5, "poll 500.000 ms took 500.000 ms: timeout"},
	} {
		t.Run(c.name, func(t *testing.T) {
			for { // what the one before has left to be run
				if _, ok := l.NextDeadline(); !ok {
					break
				}
				turn(t, l, 0)
			}
			c.prepare()
			out.Reset()
			turn(t, l, c.maxWait)
			want := ""
			if c.want != "" {
				want = "DEBUG:batuta:" + c.want + "\n"
			}
			if got := out.String(); got != want {
				t.Errorf("the log is %q, want %q", got, want)
			}
		})
	}
}
