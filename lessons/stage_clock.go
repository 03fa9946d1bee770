package lessons

import (
	"math"
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
	last  float64 // what the loop's thread read last
	spun  int     // how often it has read the same
}

// A program that reads a clock in a loop until some time has passed would do so
// for ever on a clock that only waits move. So when the loop's thread has read
// the same time very often, each further reading moves it, ever faster.
const (
	patientReadings = 1000
	fastestReading  = 1e-3 // seconds
)

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

// Monotonic is time.monotonic(): the run's time, which it does not move unless
// nothing else does. Any thread.
func (c *StageClock) Monotonic() float64 {
	now := c.At()
	v, virtual := c.s.clock.(*virtualClock)
	if !virtual || loopcore.ThreadID() != c.s.journal.home {
		return now
	}
	if now != c.last {
		c.last, c.spun = now, 0
		return now
	}
	if c.spun++; c.spun > patientReadings {
		step := min(tick*math.Exp2(float64(c.spun/patientReadings-1)), fastestReading)
		v.set(v.seconds() + step)
		c.last = c.At()
	}
	return c.last
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
