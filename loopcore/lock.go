package loopcore

import "batuta/loopcore/trace"

// ErrNotAcquired says that a lock was released which nobody held.
const ErrNotAcquired RuntimeError = "Lock is not acquired."

// Lock is asyncio.Lock (locks.py). Whoever asks for it waits until all have had
// it who asked before. It belongs to no task: anyone may release it.
type Lock struct {
	home    bound
	waiters waiters
	locked  bool
	holder  *Task  // who took it, for the trace
	what    string // in the trace, if it serves another object; "": a lock
}

// NewLock makes an unlocked lock.
func NewLock() *Lock { return &Lock{} }

// Locked is lock.locked().
func (k *Lock) Locked() bool { return k.locked }

// Acquire is lock.acquire(): it waits for the lock, takes it and answers true.
func (k *Lock) Acquire() *Operation { return operation("Lock.acquire", k.acquire) }

func (k *Lock) acquire(o *Operation, thrown error) Answer {
	if o.on == nil {
		if !k.locked && k.waiters.allCancelled() {
			return k.take(o.loop)
		}
		if err := k.home.to(o.loop, k); err != nil {
			return raise(err)
		}
		return k.waiters.park(o, k.wait(o.loop, k.waiters.len()))
	}
	k.waiters.remove(o.on)
	if thrown != nil {
		if isCancelled(thrown) && !k.locked {
			_ = k.wakeFirst() // it may have been this one's turn
		}
		return raise(thrown)
	}
	return k.take(o.loop)
}

// take locks it for the task that runs.
func (k *Lock) take(l *Loop) Answer {
	k.locked, k.holder = true, l.current
	k.tell()
	return done(true)
}

// Release is lock.release(): the first who waits is woken, and takes the lock
// when it runs. ErrNotAcquired if it is not locked, ErrClosed if one waits whose
// loop is closed.
func (k *Lock) Release() error {
	if !k.locked {
		return ErrNotAcquired
	}
	k.locked, k.holder = false, nil
	err := k.wakeFirst()
	k.tell()
	return err
}

// wakeFirst sees to it that the first who waits will run. One that is done is
// about to.
func (k *Lock) wakeFirst() error {
	if k.waiters.len() == 0 {
		return nil
	}
	f := k.waiters.all()[0]
	if f.Done() {
		return nil
	}
	return f.SetResult(true)
}

// wait says what one waits for that has so many others before it.
func (k *Lock) wait(l *Loop, before int) waiting {
	w := waiting{kind: trace.WaitLock, text: k.what}
	if w.text == "" {
		w.text = "Lock"
		if l.trace != nil && k.holder != nil && before < toldWaiters {
			w.text = "Lock held by " + k.holder.Label()
		}
	}
	return w
}

// tell tells the trace that the lock has another holder, or none.
func (k *Lock) tell() {
	if l := k.home.traced(); l != nil && k.what == "" {
		k.waiters.tell(l, k.wait(l, 0))
	}
}

// String is the lock as asyncio's repr writes it.
func (k *Lock) String() string { return objectRepr("Lock", k, lockedWord(k.locked), k.waiters.len()) }

func lockedWord(locked bool) string {
	if locked {
		return "locked"
	}
	return "unlocked"
}

// Locker is what can be held while something is done: a Lock, a Condition, a
// Semaphore.
type Locker interface {
	// Acquire waits for it and takes it.
	Acquire() *Operation
	// Release gives it back.
	Release() error
}

// With is async with: body runs while lock is held, which is given back however
// body ends. An error of giving it back takes the place of body's.
func (co *Co) With(lock Locker, body func() error) (err error) {
	if _, err := co.Await(lock.Acquire()); err != nil {
		return err
	}
	defer func() {
		if failed := lock.Release(); failed != nil {
			err = failed
		}
	}()
	return body()
}
