package lessons

import (
	"math"
	"sync"
	"time"

	"batuta/loopcore"
	"batuta/loopcore/selector"
)

// sideClock is the session's clock for one loop, which may run on another thread
// of the program's than the first. There it is a thread which rests in its
// selector, as others rest in time.sleep, until its deadline comes or somebody
// has work for it.
type sideClock struct {
	sessionClock
	gone <-chan struct{} // closed when the clock is released

	mu      sync.Mutex
	resting bool // the thread waits in Select, and is not under way
	counted bool // whoever woke it has counted it
	told    bool // somebody had work for it when it was not resting
}

func newSideClock(c sessionClock) *sideClock {
	side := &sideClock{sessionClock: c}
	switch c := c.(type) {
	case *virtualClock:
		side.gone = c.gone
	case *realClock:
		side.gone = c.gone
	}
	return side
}

// wake is told, by whoever brings it, that there is work for the loop.
func (c *sideClock) wake() {
	c.mu.Lock()
	defer c.mu.Unlock()
	switch {
	case !c.resting:
		c.told = true
	case !c.counted:
		c.counted = true
		c.Enter()
	}
}

// SelectAside is Select on another thread than the first.
func (c *sideClock) SelectAside(s selector.Selector, timeout float64) ([]selector.Event, error) {
	deadline := math.Inf(1)
	if timeout >= 0 {
		deadline = c.at() + timeout
	}
	for {
		c.mu.Lock()
		c.told = false
		c.mu.Unlock()
		events, err := s.Select(0)
		left := deadline - c.at()
		if err != nil || len(events) > 0 || left <= resolution || closed(c.gone) {
			return events, err
		}
		events, err = c.restIn(s, left)
		if err != nil || len(events) > 0 {
			return events, err
		}
	}
}

// at is the run's time, in seconds.
func (c *sideClock) at() float64 {
	run, _ := c.Stamp()
	return run.Seconds()
}

// restIn waits in s for so many seconds of run time at the most.
func (c *sideClock) restIn(s selector.Selector, left float64) ([]selector.Event, error) {
	c.mu.Lock()
	if c.told {
		c.mu.Unlock()
		return nil, nil
	}
	c.resting, c.counted = true, false
	woken := make(chan struct{})
	wait := c.sessionClock.rest(left, woken)
	c.mu.Unlock()

	longest, up := time.Duration(-1), make(chan bool, 1)
	in, ok := s.(selector.Interrupter)
	if !ok {
		longest = slice
	}
	go func() {
		timeUp := wait()
		if ok && (timeUp || closed(c.gone)) {
			// It fails only when the selector is closed: then nobody sleeps in it.
			_ = in.Interrupt()
		}
		up <- timeUp
	}()
	events, err := s.Select(longest)

	c.mu.Lock()
	defer c.mu.Unlock()
	close(woken)
	timeUp := <-up
	if timeUp && c.counted {
		c.Leave() // it was counted twice
	}
	if !timeUp && !c.counted {
		c.Enter()
	}
	c.resting = false
	return events, err
}

var _ loopcore.World = (*sideClock)(nil)
