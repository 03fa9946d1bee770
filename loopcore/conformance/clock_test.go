package conformance_test

import (
	"errors"
	"time"

	"batuta/loopcore/selector"
)

// tick is how far a reading moves the clock that ticks, in seconds; as in oracle.py.
const tick = 1e-6

// mostPasses is how many passes a schedule may take; as in oracle.py.
const mostPasses = 5000

// clocks are those under which each schedule is played, in the log's order.
var clocks = []struct {
	name string
	tick float64
}{{"ties", 0}, {"no ties", tick}}

// errEndless says that a schedule waits for nothing, or turns for ever.
var errEndless = errors.New("the schedule does not end")

// jumpClock jumps over every wait, moves by tick whenever it is read, and
// counts the passes.
type jumpClock struct {
	now     float64
	tick    float64
	passes  int
	endless string // why the schedule does not end
}

func (c *jumpClock) Now() float64 {
	c.now += c.tick
	return c.now
}

func (*jumpClock) Resolution() float64 { return 1e-9 }

func (c *jumpClock) Stamp() (run, real time.Duration) {
	d := time.Duration(c.now * float64(time.Second))
	return d, d
}

func (c *jumpClock) Select(s selector.Selector, timeout float64) ([]selector.Event, error) {
	c.passes++
	switch {
	case timeout < 0:
		c.endless = "deadlock"
		return nil, errEndless
	case c.passes > mostPasses:
		c.endless = "livelock"
		return nil, errEndless
	}
	c.now += timeout
	return s.Select(0)
}
