package loopcore

import (
	"math"
	"time"

	"batuta/loopcore/selector"
)

// machineClock is the machine's own monotonic clock.
type machineClock struct{ start time.Time }

// NewClock is the machine's monotonic clock, from 0 on (time.monotonic), in seconds.
func NewClock() *machineClock { return &machineClock{start: time.Now()} }

func (c *machineClock) Now() float64        { return time.Since(c.start).Seconds() }
func (c *machineClock) Resolution() float64 { return 1e-9 }

func (c *machineClock) Stamp() (run, real time.Duration) {
	d := time.Since(c.start)
	return d, d
}

func (c *machineClock) Select(s selector.Selector, timeout float64) ([]selector.Event, error) {
	return s.Select(SelectTimeout(timeout))
}

// SelectTimeout is a timeout in seconds as a selector takes it: never
// shortened, and negative for none.
func SelectTimeout(seconds float64) time.Duration {
	if seconds < 0 {
		return -1
	}
	return time.Duration(inRange(math.Ceil(seconds * float64(time.Second))))
}

// inRange is a number of nanoseconds as the integers can hold it: a delay may
// be any number, an infinite one too.
func inRange(ns float64) int64 {
	switch {
	case ns >= math.MaxInt64:
		return math.MaxInt64
	case ns <= math.MinInt64:
		return math.MinInt64
	}
	return int64(ns)
}
