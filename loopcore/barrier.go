package loopcore

import "fmt"

// BrokenBarrierError is asyncio.BrokenBarrierError, which is a RuntimeError.
type BrokenBarrierError string

func (e BrokenBarrierError) Error() string { return string(e) }

// Class is the exception's name in Python.
func (BrokenBarrierError) Class() string { return "BrokenBarrierError" }

// What asyncio says of barriers.
const (
	ErrParties        ValueError         = "parties must be >= 1"
	ErrBarrierAborted BrokenBarrierError = "Barrier aborted"
	ErrBarrierBroken  BrokenBarrierError = "Abort or reset of barrier"
)

// barrierState is locks._BarrierState: its value is what the repr says.
type barrierState string

const (
	barrierFilling   barrierState = "filling"
	barrierDraining  barrierState = "draining" // everyone has come, and is to go on
	barrierResetting barrierState = "resetting"
	barrierBroken    barrierState = "broken"
)

// Barrier is asyncio.Barrier (locks.py): tasks wait at it until so many have
// come, and then all go on. It can be used again once all have left.
type Barrier struct {
	cond    *Condition // notified whenever the state changes
	parties int
	state   barrierState
	count   int // how many are inside
}

// NewBarrier makes a barrier for so many tasks; ErrParties if that is below 1.
func NewBarrier(parties int) (*Barrier, error) {
	if parties < 1 {
		return nil, ErrParties
	}
	cond := NewCondition(nil)
	cond.what, cond.lock.what = "Barrier", "Barrier"
	return &Barrier{cond: cond, parties: parties, state: barrierFilling}, nil
}

// Parties is how many must come.
func (b *Barrier) Parties() int { return b.parties }

// NWaiting is how many have come, while not all have.
func (b *Barrier) NWaiting() int {
	if b.state == barrierFilling {
		return b.count
	}
	return 0
}

// Broken is whether it was aborted.
func (b *Barrier) Broken() bool { return b.state == barrierBroken }

// Wait is barrier.wait(): it waits until all have come, and answers how many had
// come before this one, an int. BrokenBarrierError if the barrier is aborted
// before or meanwhile, or reset meanwhile.
func (b *Barrier) Wait() *Operation {
	w := &barrierWait{at: b}
	return b.holding("Barrier.wait", w.enter)
}

// holding is an operation that takes the barrier's lock and goes on with body,
// which gives it back.
func (b *Barrier) holding(name string, body func(o *Operation) Answer) *Operation {
	return operation(name, func(o *Operation, _ error) Answer { // never called again: all that waits is delegated
		return o.delegate(b.cond.Acquire(), func(_ any, err error) Answer {
			if err != nil {
				return raise(err)
			}
			return body(o)
		})
	})
}

// leave gives the lock back and ends with a's outcome.
func (b *Barrier) leave(a Answer) Answer {
	if err := b.cond.Release(); err != nil {
		return raise(err)
	}
	return a
}

// barrierWait is a Wait under way, which holds the lock.
type barrierWait struct {
	at    *Barrier
	o     *Operation
	index int
}

// enter waits until those have left who were there when the barrier last opened.
func (w *barrierWait) enter(o *Operation) Answer {
	w.o = o
	b := w.at
	return o.delegate(b.cond.WaitFor(func() (any, error) {
		return b.state != barrierDraining && b.state != barrierResetting, nil
	}), w.come)
}

// come counts this one among those inside: the last opens the barrier, the
// others wait for it.
func (w *barrierWait) come(_ any, err error) Answer {
	b := w.at
	if err == nil && b.state == barrierBroken {
		err = ErrBarrierAborted
	}
	if err != nil {
		return b.leave(raise(err))
	}
	w.index = b.count
	b.count++
	if b.count == b.parties {
		b.state = barrierDraining
		return w.exit(b.cond.NotifyAll())
	}
	return w.o.delegate(b.cond.WaitFor(func() (any, error) {
		return b.state != barrierFilling, nil
	}), w.opened)
}

func (w *barrierWait) opened(_ any, err error) Answer {
	if s := w.at.state; err == nil && (s == barrierBroken || s == barrierResetting) {
		err = ErrBarrierBroken
	}
	return w.exit(err)
}

// exit counts this one out. The last lets those in who wait for that.
func (w *barrierWait) exit(err error) Answer {
	b := w.at
	if b.count--; b.count == 0 {
		if b.state == barrierResetting || b.state == barrierDraining {
			b.state = barrierFilling
		}
		if failed := b.cond.NotifyAll(); failed != nil {
			err = failed
		}
	}
	if err != nil {
		return b.leave(raise(err))
	}
	return b.leave(done(w.index))
}

// Reset is barrier.reset(): those who wait get BrokenBarrierError, and the
// barrier is as new once they have left.
func (b *Barrier) Reset() *Operation {
	return b.holding("Barrier.reset", func(*Operation) Answer {
		if b.count > 0 {
			return b.turn(barrierResetting)
		}
		return b.turn(barrierFilling)
	})
}

// Abort is barrier.abort(): those who wait get BrokenBarrierError, and so does
// whoever comes, until the barrier is reset.
func (b *Barrier) Abort() *Operation {
	return b.holding("Barrier.abort", func(*Operation) Answer { return b.turn(barrierBroken) })
}

// turn changes the state, tells everyone and ends an operation that holds the lock.
func (b *Barrier) turn(s barrierState) Answer {
	b.state = s
	if err := b.cond.NotifyAll(); err != nil {
		return b.leave(raise(err))
	}
	return b.leave(done(nil))
}

// String is the barrier as asyncio's repr writes it.
func (b *Barrier) String() string {
	extra := string(b.state)
	if b.state != barrierBroken {
		extra += fmt.Sprintf(", waiters:%d/%d", b.NWaiting(), b.parties)
	}
	return objectRepr("Barrier", b, extra, 0)
}
