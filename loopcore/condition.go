package loopcore

import (
	"reflect"

	"batuta/loopcore/trace"
)

// A condition is waited for, and notified, only by who holds its lock.
const (
	ErrWaitUnlocked   RuntimeError = "cannot wait on un-acquired lock"
	ErrNotifyUnlocked RuntimeError = "cannot notify on un-acquired lock"
)

// Condition is asyncio.Condition (locks.py): tasks that hold its lock wait
// until another, which holds it then, notifies them.
type Condition struct {
	home    bound
	lock    *Lock
	waiters waiters
	what    string // in the trace
}

// NewCondition makes a condition on a lock; nil: on a lock of its own.
func NewCondition(lock *Lock) *Condition {
	if lock == nil {
		lock = NewLock()
	}
	return &Condition{lock: lock, what: "Condition"}
}

// Lock is the lock it is on.
func (c *Condition) Lock() *Lock { return c.lock }

// Locked is condition.locked(): whether its lock is.
func (c *Condition) Locked() bool { return c.lock.locked }

// Acquire is condition.acquire(): its lock's Acquire.
func (c *Condition) Acquire() *Operation { return c.lock.Acquire() }

// Release is condition.release(): its lock's Release.
func (c *Condition) Release() error { return c.lock.Release() }

// Wait is condition.wait(): it gives the lock back, waits until it is notified,
// takes the lock again, for which it may have to wait too, and answers true.
// However it ends, cancelled or not, its task holds the lock again.
// ErrWaitUnlocked if nobody held it.
func (c *Condition) Wait() *Operation {
	w := &conditionWait{on: c}
	return operation("Condition.wait", w.next)
}

// conditionWait is a Wait under way.
type conditionWait struct {
	on     *Condition
	o      *Operation
	failed error // what it is to raise once it holds the lock
}

func (w *conditionWait) next(o *Operation, thrown error) Answer {
	c := w.on
	if o.on == nil {
		if !c.lock.locked {
			return raise(ErrWaitUnlocked)
		}
		if err := c.home.to(o.loop, c); err != nil {
			return raise(err)
		}
		w.o = o
		if err := c.lock.Release(); err != nil {
			return raise(err)
		}
		return c.waiters.park(o, waiting{kind: trace.WaitLock, text: c.what})
	}
	c.waiters.remove(o.on)
	w.failed = thrown
	return w.reacquire()
}

func (w *conditionWait) reacquire() Answer {
	return w.o.delegate(w.on.lock.Acquire(), w.reacquired)
}

// reacquired takes the outcome of taking the lock again. A cancellation is
// remembered and the lock is asked for anew: the last one is raised in the end.
func (w *conditionWait) reacquired(_ any, err error) Answer {
	if isCancelled(err) {
		w.failed = err
		return w.reacquire()
	}
	if err != nil {
		w.failed = err
	}
	if w.failed != nil {
		_ = w.on.notify(1) // it may have been notified, and cannot heed it: another must
		return raise(w.failed)
	}
	return done(true)
}

// WaitFor is condition.wait_for(predicate): it waits until the predicate's value
// is true in Python's sense, and answers that value. A value with a method
// Truth() bool decides for itself.
func (c *Condition) WaitFor(predicate func() (any, error)) *Operation {
	var o *Operation
	var check func(any, error) Answer
	check = func(_ any, err error) Answer {
		if err != nil {
			return raise(err)
		}
		if predicate == nil {
			return raise(TypeError("'NoneType' object is not callable"))
		}
		value, err := predicate()
		if err != nil {
			return raise(err)
		}
		if truth(value) {
			return done(value)
		}
		return o.delegate(c.Wait(), check)
	}
	o = operation("Condition.wait_for", func(_ *Operation, thrown error) Answer { return check(nil, thrown) })
	return o
}

// Notify is condition.notify(n): the n who have waited longest are woken, and go
// on as they get the lock, which the caller should now release.
// ErrNotifyUnlocked if nobody holds it, ErrClosed if one waits whose loop is closed.
func (c *Condition) Notify(n int) error {
	if !c.lock.locked {
		return ErrNotifyUnlocked
	}
	return c.notify(n)
}

// NotifyAll is condition.notify_all(), with the error of Notify.
func (c *Condition) NotifyAll() error { return c.Notify(c.waiters.len()) }

func (c *Condition) notify(n int) error {
	for _, f := range c.waiters.all() {
		if n <= 0 {
			break
		}
		if !f.Done() {
			n--
			if err := f.SetResult(false); err != nil {
				return err
			}
		}
	}
	return nil
}

// String is the condition as asyncio's repr writes it.
func (c *Condition) String() string {
	return objectRepr("Condition", c, lockedWord(c.lock.locked), c.waiters.len())
}

// truth is Python's bool(v), as far as Go's values are Python's: nil, false,
// zero and what is empty are false.
func truth(v any) bool {
	switch v := v.(type) {
	case nil:
		return false
	case bool:
		return v
	case interface{ Truth() bool }:
		return v.Truth()
	}
	switch r := reflect.ValueOf(v); r.Kind() {
	case reflect.String, reflect.Slice, reflect.Array, reflect.Map:
		return r.Len() > 0
	case reflect.Struct, reflect.Chan:
		return true
	default:
		return !r.IsZero()
	}
}
