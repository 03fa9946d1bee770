package loopcore

import (
	"fmt"

	"batuta/loopcore/trace"
)

// What asyncio says of a semaphore's number.
const (
	ErrSemaphoreValue       ValueError = "Semaphore initial value must be >= 0"
	ErrReleasedTooManyTimes ValueError = "BoundedSemaphore released too many times"
)

// Semaphore is asyncio.Semaphore (locks.py): so many may hold it at a time.
// Whoever asks for it waits until all have had it who asked before.
type Semaphore struct {
	home    bound
	waiters waiters
	value   int // how many may take it now
	class   string
}

// NewSemaphore makes a semaphore that n may hold; ErrSemaphoreValue if n < 0.
func NewSemaphore(n int) (*Semaphore, error) {
	if n < 0 {
		return nil, ErrSemaphoreValue
	}
	return &Semaphore{value: n, class: "Semaphore"}, nil
}

// Locked is semaphore.locked(): whether Acquire would have to wait.
func (s *Semaphore) Locked() bool { return s.value == 0 || !s.waiters.allCancelled() }

// Value is how many may take it now (semaphore._value).
func (s *Semaphore) Value() int { return s.value }

// SetValue changes that. Who waits is not told.
func (s *Semaphore) SetValue(n int) { s.value = n }

// Acquire is semaphore.acquire(): it waits for its turn, takes it and answers true.
func (s *Semaphore) Acquire() *Operation { return operation("Semaphore.acquire", s.acquire) }

func (s *Semaphore) acquire(o *Operation, thrown error) Answer {
	if o.on == nil {
		if !s.Locked() {
			s.value--
			return done(true)
		}
		if err := s.home.to(o.loop, s); err != nil {
			return raise(err)
		}
		return s.waiters.park(o, waiting{kind: trace.WaitLock, text: "Semaphore"})
	}
	s.waiters.remove(o.on)
	if isCancelled(thrown) && o.on.Done() && !o.on.Cancelled() {
		s.value++ // it had its turn, and cannot take it
	}
	for s.value > 0 { // those who came meanwhile had to wait for this one
		if woken, err := s.wakeNext(); !woken || err != nil {
			break
		}
	}
	if thrown != nil {
		return raise(thrown)
	}
	return done(true)
}

// Release is semaphore.release(): the first who waits has its turn. More may
// hold it afterwards than it was made for. ErrClosed if one waits whose loop is
// closed.
func (s *Semaphore) Release() error {
	s.value++
	_, err := s.wakeNext()
	return err
}

// wakeNext gives the first who waits still its turn; false if nobody does.
func (s *Semaphore) wakeNext() (woken bool, err error) {
	for _, f := range s.waiters.all() {
		if !f.Done() {
			s.value--
			return true, f.SetResult(true)
		}
	}
	return false, nil
}

// String is the semaphore as asyncio's repr writes it.
func (s *Semaphore) String() string {
	word := "locked"
	if !s.Locked() {
		word = fmt.Sprintf("unlocked, value:%d", s.value)
	}
	return objectRepr(s.class, s, word, s.waiters.len())
}

// BoundedSemaphore is asyncio.BoundedSemaphore (locks.py): a Semaphore that
// cannot be given back more often than it was taken.
type BoundedSemaphore struct {
	Semaphore
	bound int
}

// NewBoundedSemaphore makes a bounded semaphore that n may hold;
// ErrSemaphoreValue if n < 0.
func NewBoundedSemaphore(n int) (*BoundedSemaphore, error) {
	if n < 0 {
		return nil, ErrSemaphoreValue
	}
	return &BoundedSemaphore{Semaphore{value: n, class: "BoundedSemaphore"}, n}, nil
}

// Release is Semaphore's; ErrReleasedTooManyTimes if everyone has given it back.
func (s *BoundedSemaphore) Release() error {
	if s.value >= s.bound {
		return ErrReleasedTooManyTimes
	}
	return s.Semaphore.Release()
}
