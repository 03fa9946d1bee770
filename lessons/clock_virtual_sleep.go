package lessons

import (
	"context"
	"math"
	"slices"

	"batuta/lessons/sampleapi"
)

// rest begins a wait of a thread that is not under way meanwhile. Who closes
// woken has called Enter.
func (c *virtualClock) rest(seconds float64, woken <-chan struct{}) (wait func() bool) {
	s := newSleeper(max(0, seconds))
	c.mu.Lock()
	defer c.mu.Unlock()
	c.shift(-1)
	if math.IsInf(seconds, 1) {
		return func() bool { return s.rest(woken, c.gone) }
	}
	c.arrivals = append(c.arrivals, s)
	c.unsettled.Store(true)
	return func() bool {
		if s.rest(woken, c.gone) {
			return true
		}
		c.mu.Lock()
		defer c.mu.Unlock()
		c.drop(s)
		return closed(s.woken)
	}
}

// drop takes a sleeper out who does not wait any more. c.mu is held.
func (c *virtualClock) drop(s *sleeper) {
	c.sleepers.drop(s)
	c.arrivals = slices.DeleteFunc(c.arrivals, func(a *sleeper) bool { return a == s })
}

// Sleep waits for so many seconds of run time, and is not under way
// meanwhile. It answers false, early, when stop is closed or the clock
// released.
func (c *virtualClock) Sleep(seconds float64, stop <-chan struct{}) bool {
	return c.sleep(newSleeper(max(0, seconds)), stop)
}

// sleep is Sleep for one who is not in a heap yet. Who waits without end never
// comes into one: no time that the clock could jump to is theirs.
func (c *virtualClock) sleep(s *sleeper, stop <-chan struct{}) bool {
	c.mu.Lock()
	if !math.IsInf(s.seconds, 1) {
		c.arrivals = append(c.arrivals, s)
	}
	c.shift(-1)
	c.mu.Unlock()
	if s.rest(stop, c.gone) {
		return true
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	select {
	case <-s.woken: // both at once: jump has counted it already
	default:
		c.drop(s)
		c.shift(+1)
	}
	return false
}

// Wait is Sleep for the sample API.
func (c *virtualClock) Wait(ctx context.Context, seconds float64) error {
	return waitContext(ctx, seconds, func(seconds float64, stop <-chan struct{}) bool {
		s := newSleeper(max(0, seconds))
		s.client, _ = sampleapi.Client(ctx)
		return c.sleep(s, stop)
	})
}
