package loopcore

import (
	"time"

	"batuta/loopcore/selector"
)

// Clock is the time a loop lives by, and how it waits. A session's clock can
// stand still, run slow, or jump; the plain one is the machine's.
//
// Times are float64 seconds, as in asyncio: which of two deadlines is earlier
// can hang on the last bit of a sum, and must do so as it does there.
type Clock interface {
	// Now is loop.time(): seconds since the run began. It is read exactly
	// where CPython reads its clock. Loop thread.
	Now() float64
	// Resolution is how far apart two readings are at least, in seconds.
	Resolution() float64
	// Stamp is the run time and the real time since the run began, for the
	// trace. Unlike Now it never moves a clock that moves by being read.
	Stamp() (run, real time.Duration)
	// Select asks s, waiting no longer than timeout seconds of this clock
	// (negative: as long as it takes). Loop thread.
	Select(s selector.Selector, timeout float64) ([]selector.Event, error)
}

// World is a Clock that more than the loop lives by: worker threads sleep on
// it, and a virtual one must know what goes on outside the loop before it
// jumps.
type World interface {
	Clock
	// Enter says that something is under way outside the loop which will come
	// back to it; Leave that it has come back. Any thread.
	Enter()
	Leave()
	// Sleep is another thread's time.sleep, between that thread's Enter and
	// Leave; while it sleeps the thread is not under way. It answers false,
	// early, when stop is closed.
	Sleep(seconds float64, stop <-chan struct{}) bool
}

// Jumper is a Clock that passes over the time in which everything waits: what
// would come of itself in that time never comes.
type Jumper interface {
	Clock
	Jumps() bool
}

// Gate holds a loop up. Each call may block for as long as it likes; the loop
// thread calls them, and nothing of the loop is locked meanwhile.
type Gate interface {
	BeforeCycle() // before a cycle begins
	BeforeStep()  // before a callback runs
	StepBegun()   // when its beginning is in the trace, if there is one
}
