package lessons

import (
	"context"
	"math"
	"sync"
	"sync/atomic"
	"time"

	"batuta/loopcore/selector"
)

// slice is how long a selector is asked at most that cannot be woken, so that
// a pause is seen soon.
const slice = 5 * time.Millisecond

// longest is the longest wait that is asked for in one go; float64 holds it exactly.
const longest = time.Duration(1) << 62

// realClock is real time that can be held and slowed down. Only waits are
// stretched or shortened: computing takes a processor as long as it takes, so
// a callback is timed at rate 1, whatever the speed. Run time is therefore a
// piecewise linear function of real time, and the piece that holds just now is
// one immutable value.
type realClock struct {
	base  time.Time
	piece atomic.Pointer[piece]

	mu       sync.Mutex
	moved    sync.Cond // the rate has left 0, or the clock was released
	speed    float64
	paused   bool // time is to stand still
	standing bool // the loop thread is held at a gate
	held     bool // and for the length of a beat
	waiting  bool // the loop thread is in Select
	released bool
	broken   bool                 // the Select under way, or the next, is to end early
	asked    selector.Interrupter // in Select, nil where it cannot be woken

	sleepers sleepers
	arrivals int
	alarm    *time.Timer // for the first of sleepers
	gone     chan struct{}
}

// piece is a stretch of run time: at real time real it was run, and from
// there it goes on at rate.
type piece struct {
	run, real time.Duration
	rate      float64
}

func (p *piece) at(real time.Duration) time.Duration {
	if p.rate == 1 {
		return p.run + real - p.real
	}
	return p.run + time.Duration(p.rate*float64(real-p.real))
}

// newRealClock makes a clock that starts now.
func newRealClock(speed float64) *realClock {
	c := &realClock{base: time.Now(), speed: speed, gone: make(chan struct{})}
	c.moved.L = &c.mu
	c.piece.Store(&piece{rate: 1})
	c.alarm = time.AfterFunc(time.Hour, c.ring)
	c.alarm.Stop()
	return c
}

func (c *realClock) begin() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.piece.Store(&piece{real: time.Since(c.base), rate: c.piece.Load().rate})
}

// Stamp is the run time and the real time since the clock was made. On the
// loop thread it never goes back. On others it may, by what passes between a
// reading and a change of the rate.
func (c *realClock) Stamp() (run, real time.Duration) {
	p := c.piece.Load()
	real = time.Since(c.base)
	return p.at(real), real
}

// Now is the run time in seconds.
func (c *realClock) Now() float64 {
	run, _ := c.Stamp()
	return run.Seconds()
}

// Resolution is the clock's, in seconds.
func (c *realClock) Resolution() float64 { return resolution }

// Jumps is false: time passes by itself.
func (c *realClock) Jumps() bool { return false }

// Enter and Leave say nothing to a clock that does not jump.
func (c *realClock) Enter() {}

// Leave is Enter's other half.
func (c *realClock) Leave() {}

func (c *realClock) settle() {}
func (c *realClock) hurry()  {}

// block sleeps as any thread does: a callback that sleeps is not held.
func (c *realClock) block(seconds float64, stop <-chan struct{}) bool { return c.Sleep(seconds, stop) }

// change applies edit to the clock's state and begins a new piece if the rate
// is another now; whoever waits on the clock reckons anew.
func (c *realClock) change(edit func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	edit()
	rate := 1.0
	switch {
	case c.held, c.paused && (c.standing || c.waiting):
		rate = 0
	case c.waiting:
		rate = c.speed
	}
	old := c.piece.Load()
	if rate == old.rate {
		return
	}
	real := time.Since(c.base)
	c.piece.Store(&piece{run: old.at(real), real: real, rate: rate})
	c.setAlarm()
	c.moved.Broadcast()
}

// wake has a Select that is under way look at the clock again. c.mu is held.
func (c *realClock) wake() {
	if c.asked != nil {
		// It fails only when the selector is closed: then nobody asks it.
		_ = c.asked.Interrupt()
	}
}

func (c *realClock) setPaused(on bool) {
	c.change(func() {
		if c.paused != on {
			c.paused = on
			c.wake()
		}
	})
}

func (c *realClock) setSpeed(speed float64) {
	c.change(func() {
		if c.speed != speed {
			c.speed = speed
			c.wake()
		}
	})
}

func (c *realClock) setStanding(on bool) { c.change(func() { c.standing = on }) }

func (c *realClock) setHeld(on bool) { c.change(func() { c.held = on && !c.released }) }

func (c *realClock) frozen() bool { return c.piece.Load().rate == 0 }

func (c *realClock) release() {
	c.change(func() {
		if !c.released {
			c.released, c.paused = true, false
			close(c.gone)
			c.setAlarm()
			c.wake()
			c.moved.Broadcast()
		}
	})
}

// Select asks s until something is ready or timeout seconds of run time have
// passed (negative: without end). Pauses and changes of speed meanwhile only
// change how long that takes.
func (c *realClock) Select(s selector.Selector, timeout float64) ([]selector.Event, error) {
	if timeout == 0 {
		return s.Select(0)
	}
	in, _ := s.(selector.Interrupter)
	c.change(func() { c.waiting, c.asked = true, in })
	defer c.change(func() { c.waiting, c.asked = false, nil })

	deadline := math.Inf(1)
	if timeout > 0 {
		deadline = c.Now() + timeout
	}
	for {
		left, ok := c.left(deadline)
		if !ok || c.mended() {
			return nil, nil
		}
		if in == nil && (left < 0 || left > slice) {
			left = slice
		}
		events, err := s.Select(left)
		if err != nil || len(events) > 0 {
			c.hold()
			return events, err
		}
	}
}

// left is how much real time there is until deadline at the present rate,
// negative for without end. It waits until time moves, and answers false when
// the deadline has passed or the clock was released.
func (c *realClock) left(deadline float64) (time.Duration, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.holdLocked()
	if c.released {
		return 0, false
	}
	if math.IsInf(deadline, 1) {
		return -1, true
	}
	left := deadline - c.Now()
	return c.realTime(left), left > 0
}

// hold waits until time moves.
func (c *realClock) hold() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.holdLocked()
}

func (c *realClock) holdLocked() {
	for c.piece.Load().rate == 0 && !c.released {
		c.moved.Wait()
	}
}

// realTime is how much real time so many seconds take at the present rate,
// which is not 0, rounded up.
func (c *realClock) realTime(seconds float64) time.Duration {
	ns := math.Ceil(seconds / c.piece.Load().rate * float64(time.Second))
	return time.Duration(min(ns, float64(longest)))
}

// Sleep waits for so many seconds of run time. It answers false, early, when
// stop is closed or the clock released.
func (c *realClock) Sleep(seconds float64, stop <-chan struct{}) bool {
	s := newSleeper(seconds)
	if math.IsInf(seconds, 1) {
		return s.rest(stop, c.gone)
	}
	c.mu.Lock()
	c.arrivals++
	s.order, s.due = c.arrivals, c.Now()+seconds
	c.sleepers.add(s)
	c.setAlarm()
	c.mu.Unlock()
	if s.rest(stop, c.gone) {
		return true
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.sleepers.drop(s)
	c.setAlarm()
	return false
}

// rest is Sleep for a thread of the program's, which may wait without end.
func (c *realClock) rest(seconds float64, woken <-chan struct{}) (wait func() bool) {
	return func() bool { return c.Sleep(seconds, woken) }
}

// Wait is Sleep for the sample API.
func (c *realClock) Wait(ctx context.Context, seconds float64) error {
	return waitContext(ctx, seconds, c.Sleep)
}

// setAlarm sets the alarm for the first sleeper. c.mu is held.
func (c *realClock) setAlarm() {
	first := c.sleepers.first()
	if first == nil || c.released || c.piece.Load().rate == 0 {
		c.alarm.Stop()
		return
	}
	c.alarm.Reset(max(0, c.realTime(first.due-c.Now())))
}

// ring lets the sleepers go that are due.
func (c *realClock) ring() {
	c.mu.Lock()
	defer c.mu.Unlock()
	now := c.Now()
	for s := c.sleepers.first(); s != nil && s.due <= now; s = c.sleepers.first() {
		close(c.sleepers.take().woken)
	}
	c.setAlarm()
}
