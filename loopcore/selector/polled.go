package selector

import (
	"fmt"
	"os"
	"time"
)

// pollCall is what differs between poll and WSAPoll, whose array for the
// kernel has entries of type S.
type pollCall[S any] struct {
	name    string // of the system call
	in, out int16  // the bits that ask for reading and for writing

	slot      func(fd int, bits int16) S         // the entry that watches fd for bits
	result    func(slot *S) (fd int, bits int16) // what the kernel wrote into it
	translate func(dst []Event, got []report, k keys) ([]Event, bool)
	// call asks the kernel for at most so many milliseconds (negative: for
	// ever), and answers how many entries have bits.
	call func(slots []S, millis int) (int, error)
}

// polled is what poll and WSAPoll have in common: the kernel holds nothing
// between two calls, so registering is only bookkeeping, and the array for the
// kernel is built anew before a call if anything changed.
type polled[S any] struct {
	book
	system  pollCall[S]
	order   order
	changed bool
	slots   []S // the private descriptor first
	got     []report
}

func newPolled[S any](system pollCall[S]) (polled[S], error) {
	b, err := newBook()
	return polled[S]{book: b, system: system, order: newOrder(), changed: true}, err
}

// Call is the system call that asks.
func (p *polled[S]) Call() string { return p.system.name }

// Register watches fd for mask. Whether fd is open is not looked at here.
func (p *polled[S]) Register(fd int, mask Mask) error {
	if err := p.mayRegister(fd, mask); err != nil {
		return failed("register", fd, err)
	}
	p.interest[fd] = mask
	p.order.add(fd)
	p.changed = true
	return nil
}

// Modify watches fd for mask instead.
func (p *polled[S]) Modify(fd int, mask Mask) error {
	if err := p.mayModify(fd, mask); err != nil {
		return failed("modify", fd, err)
	}
	p.changed = p.changed || p.interest[fd] != mask
	p.interest[fd] = mask
	return nil
}

// Unregister forgets fd, whether or not it is still open.
func (p *polled[S]) Unregister(fd int) error {
	if err := p.mayUnregister(fd); err != nil {
		return failed("unregister", fd, err)
	}
	delete(p.interest, fd)
	p.order.remove(fd)
	p.changed = true
	return nil
}

// Select answers in the order of registration.
func (p *polled[S]) Select(timeout time.Duration) ([]Event, error) {
	if p.closed {
		return nil, fmt.Errorf("selector: select: %w", ErrClosed)
	}
	if p.changed {
		p.build()
	}
	n, err := await(p, timeout)
	if err != nil {
		return nil, fmt.Errorf("selector: select: %w", os.NewSyscallError(p.system.name, err))
	}
	p.got = p.got[:0]
	for i := 0; i < len(p.slots) && len(p.got) < n; i++ {
		if fd, bits := p.system.result(&p.slots[i]); bits != 0 {
			p.got = append(p.got, report{fd: fd, bits: uint32(uint16(bits))})
		}
	}
	var woken bool
	p.events, woken = p.system.translate(p.events[:0], p.got, p.keys())
	return p.answered(woken, p.Len())
}

func (p *polled[S]) ask(left time.Duration) (int, error) {
	p.asked(p.Len())
	return p.system.call(p.slots, wholeMillis(left))
}

func (p *polled[S]) build() {
	p.slots = append(p.slots[:0], p.system.slot(p.wake.fd, p.system.in))
	for _, fd := range p.order.list() {
		var bits int16
		if p.interest[fd]&Read != 0 {
			bits |= p.system.in
		}
		if p.interest[fd]&Write != 0 {
			bits |= p.system.out
		}
		p.slots = append(p.slots, p.system.slot(fd, bits))
	}
	p.changed = false
}

// Close gives the private descriptor back. It may be called again.
func (p *polled[S]) Close() error {
	if _, err := p.shut(); err != nil {
		return fmt.Errorf("selector: close: %w", err)
	}
	return nil
}
