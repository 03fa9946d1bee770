package lessons

import (
	"cmp"
	"math"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"batuta/loopcore/selector"
)

// How a virtual clock is tuned.
const (
	// tick is how far each reading of Now moves the clock, in seconds, so that
	// no two timers that are set one after the other are due together.
	tick = 1e-6
	// patience is how long, in real time, the clock waits for what is under
	// way outside the loop, if nothing changes there. Then it takes it for
	// stuck (a worker that waits for the loop, say), and goes on without it.
	patience = time.Second
	// grace is how long, in real time, bytes that were written to the loop
	// may take until its selector sees them. Nobody may be listening.
	grace = 5 * time.Millisecond
	// fewestLooks is how often the selector is asked within grace at the
	// least: on a busy machine that may be over before it is asked once.
	fewestLooks = 5
)

// virtualClock is time that jumps. It and the loop go hand in hand: between
// any two callbacks of the loop, and before its selector is asked, the clock
// lets what is under way outside come to rest (settle): each worker has
// finished or sleeps on the clock, and the sample API has read what was sent
// to it and waits for more or for a latency. Only when the loop would sleep
// does time jump: to the deadline, or to the sleeper that is due first, who is
// let go alone. So what the loop sees at any moment depends on nothing but
// what it did, and a run is like the last one.
type virtualClock struct {
	base      time.Time
	now       atomic.Uint64 // bits of a float64, in seconds; the loop thread writes it
	unsettled atomic.Bool   // settle has something to do

	mu       sync.Mutex
	moved    sync.Cond // the clock is no longer paused, or was released
	paused   bool
	standing bool // the loop thread is held at a gate
	holding  bool // the loop thread is held in Select
	hurried  bool
	released bool
	broken   bool // the Select under way, or the next, is to end early

	busy    int                  // what is under way outside the loop
	stuck   int                  // of that, what is not waited for any more
	changes uint64               // of all that counts for a jump
	changed chan struct{}        // there was a change; holds one
	parked  selector.Interrupter // what the loop thread sleeps in until there is a change

	sleepers sleepers
	arrivals []*sleeper // who came since the last settling: their sleep has not begun
	arrived  int
	gone     chan struct{}
	wires    *wires

	settled func() // is told, on the loop thread, whenever all has come to rest; nil: nobody
}

// newVirtualClock makes a clock that stands at 0.
func newVirtualClock() *virtualClock {
	c := &virtualClock{base: time.Now(), changed: make(chan struct{}, 1), gone: make(chan struct{})}
	c.moved.L = &c.mu
	c.wires = newWires(c)
	return c
}

func (c *virtualClock) seconds() float64    { return math.Float64frombits(c.now.Load()) }
func (c *virtualClock) set(seconds float64) { c.now.Store(math.Float64bits(seconds)) }

// Now is the run time in seconds, after a tick. Loop thread.
func (c *virtualClock) Now() float64 {
	now := c.seconds() + tick
	c.set(now)
	return now
}

// Resolution is the clock's, in seconds.
func (c *virtualClock) Resolution() float64 { return resolution }

// Jumps is true: nothing waits.
func (c *virtualClock) Jumps() bool { return true }

// Stamp is the run time, which it does not move, and the real time since the
// clock was made.
func (c *virtualClock) Stamp() (run, real time.Duration) {
	return time.Duration(math.Round(c.seconds() * float64(time.Second))), time.Since(c.base)
}

// Enter says that something is under way outside the loop. Any thread.
func (c *virtualClock) Enter() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.shift(+1)
}

// Leave says that it has come to its end. Any thread.
func (c *virtualClock) Leave() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.shift(-1)
}

// shift changes how much is under way, perhaps by nothing, and says that there
// was a change. c.mu is held.
func (c *virtualClock) shift(n int) {
	c.busy += n
	c.stuck = min(c.stuck, c.busy)
	c.unsettled.Store(c.busy > c.stuck || len(c.arrivals) > 0)
	c.changes++
	select {
	case c.changed <- struct{}{}:
	default:
	}
	if c.parked != nil {
		// It fails only when the selector is closed: then nobody sleeps in it.
		_ = c.parked.Interrupt()
	}
}

func (c *virtualClock) setPaused(on bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.paused = on && !c.released
	c.shift(0)
	c.moved.Broadcast()
}

func (c *virtualClock) setStanding(on bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.standing = on
}

// begin does nothing: it has not moved yet.
func (c *virtualClock) begin() {}

// setHeld does nothing: this clock moves only when the loop goes on.
func (c *virtualClock) setHeld(bool) {}

func (c *virtualClock) frozen() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.paused && (c.standing || c.holding)
}

// setSpeed does nothing: who does not wait cannot wait slower.
func (c *virtualClock) setSpeed(float64) {}

func (c *virtualClock) hurry() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.hurried = true
	c.shift(0)
}

func (c *virtualClock) release() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.released {
		return
	}
	c.released, c.hurried, c.paused = true, true, false
	close(c.gone)
	c.shift(0)
	c.moved.Broadcast()
}

// settle waits until nothing is under way outside the loop, but for what is
// stuck, and then has those begin to sleep who have come meanwhile: what a
// callback started sleeps from the end of that callback.
func (c *virtualClock) settle() {
	if c.unsettled.Load() {
		c.awaitRest()
	}
	if c.settled != nil {
		c.settled()
	}
}

// awaitRest is settle where something is under way.
func (c *virtualClock) awaitRest() {
	c.mu.Lock()
	defer c.mu.Unlock()
	for c.busy > c.stuck && !c.hurried && !c.broken {
		if !c.awaitChange() {
			c.stuck = c.busy
		}
	}
	// What one callback has sent reaches the API in any order.
	slices.SortStableFunc(c.arrivals, func(a, b *sleeper) int {
		return cmp.Compare(c.wires.turn(a.client), c.wires.turn(b.client))
	})
	for _, s := range c.arrivals {
		c.arrived++
		s.order, s.due = c.arrived, c.seconds()+s.seconds
		c.sleepers.add(s)
	}
	clear(c.arrivals)
	c.arrivals = c.arrivals[:0]
	c.unsettled.Store(c.busy > c.stuck)
}

// block has time jump on, sleeper by sleeper, while the loop thread sleeps.
func (c *virtualClock) block(seconds float64, stop <-chan struct{}) bool {
	until := c.seconds() + max(0, seconds)
	for c.hold() && !closed(stop) {
		c.settle()
		c.mu.Lock()
		first := c.sleepers.first()
		if first == nil && math.IsInf(until, 1) {
			c.mu.Unlock()
			c.idle(stop)
			continue
		}
		if first == nil || first.due > until {
			c.set(max(c.seconds(), until))
			c.mu.Unlock()
			return true
		}
		c.set(max(c.seconds(), first.due))
		close(c.sleepers.take().woken)
		c.shift(+1)
		c.mu.Unlock()
	}
	return false
}

// idle waits for a change: of those who run nobody will sleep.
func (c *virtualClock) idle(stop <-chan struct{}) {
	select {
	case <-c.changed:
	case <-stop:
	case <-c.gone:
	}
}

// awaitChange lets c.mu go until there is a change, and answers false when
// patience ends first.
func (c *virtualClock) awaitChange() bool {
	c.mu.Unlock()
	defer c.mu.Lock()
	end := time.NewTimer(patience)
	defer end.Stop()
	select {
	case <-c.changed:
		return true
	case <-end.C:
		return false
	}
}

// Select asks s. When it has nothing and the loop would sleep, time jumps.
func (c *virtualClock) Select(s selector.Selector, timeout float64) ([]selector.Event, error) {
	deadline := math.Inf(1)
	if timeout >= 0 {
		deadline = c.seconds() + timeout
	}
	for {
		if timeout != 0 && (!c.hold() || c.mended()) {
			return nil, nil
		}
		c.settle()
		before := c.seen()
		events, err := c.look(s)
		if err != nil || len(events) > 0 || timeout == 0 {
			return events, err
		}
		switch c.jump(before, deadline) {
		case reached:
			return nil, nil
		case parked:
			events, err := c.park(s, before)
			if err != nil || len(events) > 0 {
				return events, err
			}
		}
	}
}

// seen is the number of changes so far.
func (c *virtualClock) seen() uint64 {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.changes
}

// hold waits while the clock is paused. It answers false once the clock was
// released.
func (c *virtualClock) hold() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	for c.paused && !c.released {
		c.holding = true
		c.moved.Wait()
	}
	c.holding = false
	return !c.released
}

// look peeks into s. What was written to the loop a moment ago may still be
// on its way through the system: it is given a grace to arrive.
func (c *virtualClock) look(s selector.Selector) ([]selector.Event, error) {
	events, err := s.Select(0)
	if err != nil || !c.wires.awaited(events) {
		return events, err
	}
	end := time.Now().Add(grace)
	for looks := 0; looks < fewestLooks || time.Now().Before(end); looks++ {
		if len(events) > 0 {
			// It would not wait: it has something, only not yet all.
			time.Sleep(grace / 50)
		}
		events, err = s.Select(grace / 5)
		if err != nil || !c.wires.awaited(events) {
			return events, err
		}
	}
	c.wires.give()
	return events, nil
}

// leap is what became of a jump.
type leap int

const (
	again   leap = iota // something has changed: look again
	reached             // the deadline is now
	parked              // there is nowhere to jump to
)

// jump moves the clock to the deadline or lets the first sleeper go, unless
// something has changed since the selector was found empty.
func (c *virtualClock) jump(before uint64, deadline float64) leap {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.changes != before || c.paused || len(c.arrivals) > 0 {
		return again
	}
	if c.busy > c.stuck { // only in a hurry: else it would not have settled
		return parked
	}
	if first := c.sleepers.first(); first != nil && first.due <= deadline && !math.IsInf(first.due, 1) {
		c.set(max(c.seconds(), first.due))
		close(c.sleepers.take().woken)
		c.shift(+1) // it is up, and under way again
		return again
	}
	if math.IsInf(deadline, 1) {
		return parked
	}
	c.set(max(c.seconds(), deadline))
	return reached
}

// park sleeps in s until it has something or there is a change.
func (c *virtualClock) park(s selector.Selector, before uint64) ([]selector.Event, error) {
	in, _ := s.(selector.Interrupter)
	c.mu.Lock()
	if c.changes != before {
		c.mu.Unlock()
		return nil, nil
	}
	c.parked = in
	hurried := c.busy > c.stuck
	c.mu.Unlock()

	wait := time.Duration(-1)
	if hurried || in == nil {
		wait = slice
	}
	events, err := s.Select(wait)

	c.mu.Lock()
	defer c.mu.Unlock()
	c.parked = nil
	if hurried && c.changes == before {
		c.stuck = c.busy
	}
	return events, err
}
