package loopcore

import (
	"fmt"
	"slices"
)

// toldWaiters is how many waiters, from the head of their line, have their
// words in the trace kept true as what they wait for changes. Who stands behind
// them is told when the line has moved up: else each hand-over of a lock would
// cost an event for every task that wants it.
const toldWaiters = 64

// bound ties an object to the first loop on which somebody had to wait for it
// (mixins.py: _LoopBoundMixin).
type bound struct{ loop *Loop }

// to binds the object, if it is bound to none yet; RuntimeError if it is bound
// to another loop.
func (b *bound) to(l *Loop, object fmt.Stringer) error {
	if b.loop == nil {
		b.loop = l
	}
	if b.loop != l {
		return RuntimeError(object.String() + " is bound to a different event loop")
	}
	return nil
}

// traced is the loop it is bound to, if that has a trace; else nil.
func (b *bound) traced() *Loop {
	if b.loop == nil || b.loop.trace == nil {
		return nil
	}
	return b.loop
}

// waiters are the futures of those who wait for an object, in the order in
// which they came.
type waiters struct{ deque[*Future] }

// park has an operation wait at the end of the line.
func (w *waiters) park(o *Operation, what waiting) Answer {
	f := o.loop.newWait(what)
	w.push(f)
	return wait(f)
}

// remove takes a waiter out of the line, if it is still there.
func (w *waiters) remove(f *Future) {
	switch i := slices.Index(w.all(), f); i {
	case -1:
	case 0:
		w.pop()
	default:
		w.items = slices.Delete(w.items, w.head+i, w.head+i+1)
	}
}

// allCancelled reports whether nobody is left in the line but such as have
// been cancelled and not yet gone.
func (w *waiters) allCancelled() bool {
	for _, f := range w.all() {
		if !f.Cancelled() {
			return false
		}
	}
	return true
}

// wakeNext takes waiters from the head of the line until one is found that
// waits still, and wakes it. ErrClosed if its loop is closed.
func (w *waiters) wakeNext() error {
	for w.len() > 0 {
		if f := w.pop(); !f.Done() {
			return f.SetResult(nil)
		}
	}
	return nil
}

// tell tells the trace what those wait for now that stand at the line's head.
func (w *waiters) tell(l *Loop, what waiting) {
	all := w.all()
	for _, f := range all[:min(len(all), toldWaiters)] {
		if !f.Done() {
			f.setWait(what)
			l.traceProgress(f)
		}
	}
}

// objectRepr is Python's own repr of an object of asyncio.locks, and what the
// class adds to it.
func objectRepr(class string, address any, extra string, waiting int) string {
	if waiting > 0 {
		extra += fmt.Sprintf(", waiters:%d", waiting)
	}
	return fmt.Sprintf("<asyncio.locks.%s object at %p [%s]>", class, address, extra)
}
