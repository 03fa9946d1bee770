package selector

import (
	"fmt"
	"math"
)

// book is what every selector keeps: who is registered for what, what has
// been counted, and the private descriptor.
type book struct {
	interest map[int]Mask
	stats    Stats
	closed   bool
	wake     *waker
	events   []Event // the last answer; its room is used again
}

func newBook() (book, error) {
	wake, err := newWaker()
	if err != nil {
		return book{}, err
	}
	return book{interest: map[int]Mask{}, wake: wake}, nil
}

// Len is the number of registered descriptors.
func (b *book) Len() int { return len(b.interest) }

// Stats is what has been counted so far, also after Close.
func (b *book) Stats() Stats { return b.stats }

// Interrupt wakes Select, or the next one. Any thread, at any time; ErrClosed
// once the selector is closed.
func (b *book) Interrupt() error {
	if err := b.wake.signal(); err != nil {
		return fmt.Errorf("selector: interrupt: %w", err)
	}
	return nil
}

func (b *book) keys() keys { return keys{interest: b.interest, private: b.wake.fd} }

// mayRegister says what, if anything, forbids registering fd for mask.
func (b *book) mayRegister(fd int, mask Mask) error {
	if b.closed {
		return ErrClosed
	}
	if fd < 0 || fd > math.MaxInt32 || fd == b.wake.fd {
		return ErrFD
	}
	if !valid(mask) {
		return ErrMask
	}
	if _, ok := b.interest[fd]; ok {
		return ErrRegistered
	}
	return nil
}

// mayModify says what, if anything, forbids watching fd for mask instead.
func (b *book) mayModify(fd int, mask Mask) error {
	if err := b.mayUnregister(fd); err != nil {
		return err
	}
	if !valid(mask) {
		return ErrMask
	}
	return nil
}

// mayUnregister says what, if anything, forbids forgetting fd.
func (b *book) mayUnregister(fd int) error {
	if b.closed {
		return ErrClosed
	}
	if _, ok := b.interest[fd]; !ok {
		return ErrUnknown
	}
	return nil
}

func valid(mask Mask) bool { return mask != 0 && mask&^(Read|Write) == 0 }

// asked counts one call that asks, which looks at scanned descriptors.
func (b *book) asked(scanned int) {
	b.stats.Calls++
	b.stats.Selects++
	b.stats.Scanned += scanned
}

// answered ends a Select. If Interrupt woke it, the private descriptor is made
// quiet again; and if there was nothing else to answer, the call that was cut
// short, which looked at scanned descriptors, is not counted: the caller asks
// again for what is left, and that call is the one that counts.
func (b *book) answered(woken bool, scanned int) ([]Event, error) {
	if woken {
		if len(b.events) == 0 {
			b.stats.Calls--
			b.stats.Selects--
			b.stats.Scanned -= scanned
		}
		if err := b.wake.quiet(); err != nil {
			return nil, fmt.Errorf("selector: interrupt: %w", err)
		}
	}
	return b.events, nil
}

// shut marks the selector closed and closes the private descriptor. It answers
// false when that had been done before.
func (b *book) shut() (first bool, err error) {
	if b.closed {
		return false, nil
	}
	b.closed = true
	clear(b.interest)
	return true, b.wake.close()
}
