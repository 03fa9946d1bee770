package loopcore

import "batuta/loopcore/trace"

// Event is asyncio.Event (locks.py): a flag that tasks can wait for. At first
// it is not set.
type Event struct {
	home    bound
	waiters waiters
	set     bool
}

// NewEvent makes an event that is not set.
func NewEvent() *Event { return &Event{} }

// IsSet is event.is_set().
func (e *Event) IsSet() bool { return e.set }

// Set is event.set(): all who wait are woken, in the order in which they came.
// They go on even if it is cleared before they run.
func (e *Event) Set() {
	if e.set {
		return
	}
	e.set = true
	for _, f := range e.waiters.all() {
		if !f.Done() {
			_ = f.SetResult(true) // fails on a closed loop, where nobody can be woken
		}
	}
}

// Clear is event.clear().
func (e *Event) Clear() { e.set = false }

// Wait is event.wait(): it waits until the event is set, and answers true.
func (e *Event) Wait() *Operation {
	return operation("Event.wait", func(o *Operation, thrown error) Answer {
		return e.wait(o, thrown, waiting{kind: trace.WaitLock, text: "Event"})
	})
}

func (e *Event) wait(o *Operation, thrown error, what waiting) Answer {
	if o.on == nil {
		if e.set {
			return done(true)
		}
		if err := e.home.to(o.loop, e); err != nil {
			return raise(err)
		}
		return e.waiters.park(o, what)
	}
	e.waiters.remove(o.on)
	if thrown != nil {
		return raise(thrown)
	}
	return done(true)
}

// String is the event as asyncio's repr writes it.
func (e *Event) String() string {
	word := "unset"
	if e.set {
		word = "set"
	}
	return objectRepr("Event", e, word, e.waiters.len())
}
