package lessons

import (
	"container/heap"
	"context"
	"fmt"
	"net/netip"

	"batuta/lessons/sampleapi"
	"batuta/loopcore"
)

// ClockKind is the sort of time a run lives in.
type ClockKind int

const (
	// Real time passes by itself; it can be held and slowed down.
	Real ClockKind = iota
	// Virtual time jumps: nothing waits, and each run is like the last.
	Virtual
)

// String is the kind's name, as a flag takes it.
func (k ClockKind) String() string {
	switch k {
	case Real:
		return "real"
	case Virtual:
		return "virtual"
	}
	return fmt.Sprintf("ClockKind(%d)", int(k))
}

// resolution is time.get_clock_info("monotonic").resolution under CPython on
// Linux: timers that are due within it fire together.
const resolution = 1e-9

// sessionClock is the time of one run, which the loop, its workers and the
// sample API share, and which the session's controls hold and drive.
type sessionClock interface {
	loopcore.World
	loopcore.Jumper
	sampleapi.Clock

	// begin has run time begin now, at 0. Before anything was stamped.
	begin()
	// setPaused says that time is to stand still wherever it can: while the
	// loop waits in its selector or stands at a gate. A callback that runs is
	// let finish first, in time that goes on.
	setPaused(bool)
	// setStanding says that the loop thread is held at a gate. Loop thread.
	setStanding(bool)
	// setHeld has time stand still while a beat is kept. Loop thread.
	setHeld(bool)
	// frozen reports whether time stands still just now.
	frozen() bool
	// setSpeed sets the rate that applies while the loop waits.
	setSpeed(float64)
	// settle lets what the loop has set going outside come to rest, on a
	// clock that must be repeatable. Loop thread, between callbacks.
	settle()
	// block is time.sleep on the loop thread, or another wait of its program's,
	// which may be without end. It answers false, early, when stop is closed or
	// the clock released.
	block(seconds float64, stop <-chan struct{}) bool
	// rest begins a wait of another thread's, which wait waits for: until the
	// time is up, or, with false, woken is closed or the clock released.
	rest(seconds float64, woken <-chan struct{}) (wait func() bool)
	// Break ends the Select that is under way, or else the next, early and
	// with nothing (any thread); Mend forgets one that came too late (loop
	// thread).
	Break()
	Mend()
	// hurry ends settling: the run is to stop, and need not be repeatable.
	hurry()
	// release has Select return at once, now and ever after, and lets go
	// whoever sleeps.
	release()
}

// sleeper is someone outside the loop who waits on the clock: a worker in
// time.sleep, or a latency of the sample API.
type sleeper struct {
	client  netip.AddrPort // whose request of the sample API's it is, if it is one's
	seconds float64
	due     float64 // run time, in seconds
	order   int     // of arrival
	at      int     // its place in the heap, -1 outside
	woken   chan struct{}
}

// newSleeper is someone who waits for so many seconds and is not in a heap yet.
func newSleeper(seconds float64) *sleeper {
	return &sleeper{seconds: seconds, at: -1, woken: make(chan struct{})}
}

// rest waits until s is woken, or answers false once stop or gone is closed.
func (s *sleeper) rest(stop, gone <-chan struct{}) bool {
	select {
	case <-s.woken:
		return true
	case <-stop:
	case <-gone:
	}
	return false
}

// sleepers is a heap of them by (due, order).
type sleepers []*sleeper

func (h sleepers) Len() int { return len(h) }

func (h sleepers) Less(i, j int) bool {
	if h[i].due != h[j].due {
		return h[i].due < h[j].due
	}
	return h[i].order < h[j].order
}

func (h sleepers) Swap(i, j int) {
	h[i], h[j] = h[j], h[i]
	h[i].at, h[j].at = i, j
}

// Push is for container/heap.
func (h *sleepers) Push(x any) {
	s := x.(*sleeper)
	s.at = len(*h)
	*h = append(*h, s)
}

// Pop is for container/heap.
func (h *sleepers) Pop() any {
	last := len(*h) - 1
	s := (*h)[last]
	(*h)[last] = nil
	*h = (*h)[:last]
	s.at = -1
	return s
}

func (h *sleepers) add(s *sleeper) { heap.Push(h, s) }

// first is the one that is due next, nil if there is none.
func (h sleepers) first() *sleeper {
	if len(h) == 0 {
		return nil
	}
	return h[0]
}

func (h *sleepers) take() *sleeper { return heap.Pop(h).(*sleeper) }

// drop takes s out, if it is in.
func (h *sleepers) drop(s *sleeper) {
	if s.at >= 0 {
		heap.Remove(h, s.at)
	}
}

// waitContext is Wait in terms of sleep, which answers false when stop is
// closed first.
func waitContext(ctx context.Context, seconds float64, sleep func(float64, <-chan struct{}) bool) error {
	if sleep(seconds, ctx.Done()) {
		return nil
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return errReleased
}
