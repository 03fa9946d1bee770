package lessons

import (
	"time"

	"batuta/loopcore"
)

// virtualEpoch is the wall time at which a run on the virtual clock begins:
// 1 January 2024, 00:00 UTC.
const virtualEpoch = 1704067200.0

// StageClock is a program's time, in seconds.
type StageClock struct {
	s     *Session
	began float64 // wall time at the run's 0
}

// Clock is the program's time.
func (st *Stage) Clock() *StageClock {
	c := &StageClock{s: st.s, began: virtualEpoch}
	if st.s.options.Clock == Real {
		run, _ := st.s.clock.Stamp()
		c.began = float64(time.Now().UnixNano())/1e9 - run.Seconds()
	}
	return c
}

// Now is time.time(). Any thread.
func (c *StageClock) Now() float64 { return c.began + c.Monotonic() }

// Monotonic is time.monotonic(): the run's time, which it does not move. Any
// thread.
func (c *StageClock) Monotonic() float64 {
	run, _ := c.s.clock.Stamp()
	return run.Seconds()
}

// At is the run's time; asking never moves it. Any thread.
func (c *StageClock) At() float64 {
	run, _ := c.s.clock.Stamp()
	return run.Seconds()
}

// Sleep is time.sleep. It answers false, early, when the run is interrupted or
// stopped. Any thread; on others than the loop's it stands between Enter and
// Leave.
func (c *StageClock) Sleep(seconds float64) bool {
	if loopcore.ThreadID() != c.s.journal.home {
		return c.s.clock.Sleep(seconds, nil)
	}
	return c.s.clock.block(seconds, c.s.sleeping())
}

// Rest begins a wait of one of the program's threads, which wait waits for; it
// answers whether the time was up. It ends early when woken is closed.
func (c *StageClock) Rest(seconds float64, woken <-chan struct{}) (wait func() bool) {
	if loopcore.ThreadID() == c.s.journal.home {
		return func() bool { return c.s.clock.block(seconds, woken) }
	}
	return c.s.clock.rest(seconds, woken)
}

// Interval is how long a thread of the program may run while another waits. On
// the virtual clock that is longer, so that a busy machine does not show in the
// order of what threads do.
func (c *StageClock) Interval() time.Duration {
	if c.s.options.Clock == Virtual {
		return 50 * time.Millisecond
	}
	return 5 * time.Millisecond
}

// Enter says that a thread of the program's begins, or goes on; Leave that it
// ends, or waits for another. Any thread.
func (c *StageClock) Enter() { c.s.clock.Enter() }

// Leave is Enter's end.
func (c *StageClock) Leave() { c.s.clock.Leave() }
