package lessons

import (
	"sync"
	"time"
)

// gate is where a run's controls hold its loop: before each cycle and before
// each callback (loopcore.Gate).
type gate struct {
	clock sessionClock
	flush func() // called on the loop thread at each gate
	// skipped reports whether the handle that was let pass last had been
	// cancelled: it used up its place, but was no callback that ran.
	skipped func() bool

	mu      sync.Mutex
	turned  sync.Cond // the mode is another
	mode    mode
	steps   int  // stepping: callbacks, or lines, that may still run
	stepped bool // the last gate was passed by using up one of steps
	bars    int  // cycling: cycles that may still begin
	between bool // no cycle is under way
	open    bool // for good

	beat time.Duration // how long a callback is held at its beginning, while playing
}

// mode is what the controls ask for.
type mode int

const (
	playing  mode = iota
	paused        // stand at the next gate, and let time stand still
	stepping      // pause after so many callbacks
	cycling       // pause at the end of the cycle
)

// place is where a gate stands.
type place int

const (
	beforeCycle place = iota
	beforeStep
	beforeLine
	stepBegun
)

func newGate(clock sessionClock, flush func(), skipped func() bool, m mode) *gate {
	g := &gate{clock: clock, flush: flush, skipped: skipped, mode: m, between: true}
	g.turned.L = &g.mu
	clock.setPaused(m == paused)
	return g
}

// BeforeCycle holds the loop between two cycles. Loop thread.
func (g *gate) BeforeCycle() { g.arrive(beforeCycle) }

// BeforeStep holds the loop before a callback. Loop thread.
func (g *gate) BeforeStep() { g.arrive(beforeStep) }

// BeforeLine holds the loop before a line of a program that is followed line by
// line. Loop thread.
func (g *gate) BeforeLine() { g.arrive(beforeLine) }

// StepBegun gives a callback's beginning its beat. No control holds the loop
// here: a step, once begun, is run. Loop thread.
func (g *gate) StepBegun() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.keepBeat(stepBegun)
}

func (g *gate) arrive(at place) {
	g.clock.settle()
	g.flush()

	g.mu.Lock()
	defer g.mu.Unlock()
	g.between = at == beforeCycle
	if g.stepped && at != beforeLine && g.skipped() {
		g.steps++
	}
	g.stepped = false
	if at != beforeLine {
		g.keepBeat(at)
	}
	for standing := false; ; standing = true {
		if g.mayPass(at) {
			if standing {
				g.clock.setStanding(false)
			}
			break
		}
		g.set(paused)
		g.clock.setStanding(true)
		g.turned.Wait()
	}
	g.between = false
}

// keepBeat holds a loop that plays until what it did last has been there for a
// moment: for a whole beat if a callback begins, else for half of one. Time
// stands still meanwhile, so the run knows nothing of it. Whatever a control
// asks for ends the beat. g.mu is held.
func (g *gate) keepBeat(at place) {
	if g.beat == 0 || g.mode != playing || g.open {
		return
	}
	length := g.beat
	if at != stepBegun {
		length /= 2
	}
	g.clock.setHeld(true)
	over := false
	end := time.AfterFunc(length, func() {
		g.mu.Lock()
		defer g.mu.Unlock()
		over = true
		g.turned.Broadcast()
	})
	for !over && g.mode == playing && !g.open {
		g.turned.Wait()
	}
	end.Stop()
	g.clock.setHeld(false)
}

// setBeat sets how long a beat is, from the next one on; 0: none is kept.
func (g *gate) setBeat(d time.Duration) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.beat = d
}

// mayPass reports whether the loop may go on at a gate, and takes what that
// uses up. g.mu is held.
func (g *gate) mayPass(at place) bool {
	switch g.mode {
	case stepping:
		if at != beforeCycle && g.steps > 0 {
			g.steps--
			g.stepped = true
			return true
		}
		return at == beforeCycle && g.steps > 0
	case cycling:
		if at == beforeCycle {
			g.bars--
			return g.bars >= 0
		}
		return true
	}
	return g.mode == playing
}

// set changes the mode. g.mu is held.
func (g *gate) set(m mode) {
	if g.open {
		m = playing
	}
	if g.mode == m {
		return
	}
	g.mode = m
	g.clock.setPaused(m == paused)
	g.turned.Broadcast()
}

func (g *gate) play() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.set(playing)
}

func (g *gate) pause() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.set(paused)
}

// step lets one callback more run.
func (g *gate) step() {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.mode != stepping {
		g.steps = 0
	}
	g.steps++
	g.set(stepping)
}

// cycle lets the loop run to the end of its cycle: of the next, if it is
// between two.
func (g *gate) cycle() {
	g.mu.Lock()
	defer g.mu.Unlock()
	switch {
	case g.mode == cycling:
		g.bars++
	case g.between:
		g.bars = 1
	default:
		g.bars = 0
	}
	g.set(cycling)
}

// openForGood lets the loop pass, whatever the controls say from now on.
func (g *gate) openForGood() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.open = true
	g.set(playing)
	g.turned.Broadcast() // a beat ends for it too
}

// stands reports whether the run is paused, and time stands still.
func (g *gate) stands() bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.mode == paused && g.clock.frozen()
}
