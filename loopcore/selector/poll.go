//go:build linux || darwin || dragonfly || freebsd || netbsd || openbsd

package selector

import (
	"fmt"
	"os"
	"time"

	"golang.org/x/sys/unix"
)

// The kernel's bits are the ones answer.go reads; if not, this does not compile.
var (
	_ = [1]struct{}{}[unix.POLLIN-pollIn]
	_ = [1]struct{}{}[unix.POLLOUT-pollOut]
)

var _ Interrupter = (*PollSelector)(nil)

// PollSelector asks poll, as CPython's selectors.PollSelector does. The kernel
// looks at every registered descriptor in each call: Stats.Scanned counts
// them all.
//
// A descriptor that is closed while registered (or was never open) is answered
// with POLLNVAL, which counts as ready for whatever it was registered for, in
// each Select until it is unregistered.
type PollSelector struct {
	polled
	slots []unix.PollFd // the private descriptor first
}

func newPoll() (Selector, error) {
	p, err := newPolled()
	if err != nil {
		return nil, err
	}
	return &PollSelector{polled: p}, nil
}

// Name is CPython's name of the class.
func (*PollSelector) Name() string { return "PollSelector" }

// Call is the system call that asks.
func (*PollSelector) Call() string { return "poll" }

// Select answers in the order of registration.
func (s *PollSelector) Select(timeout time.Duration) ([]Event, error) {
	if s.closed {
		return nil, fmt.Errorf("selector: select: %w", ErrClosed)
	}
	if s.changed {
		s.build()
	}
	n, err := await(s, timeout)
	if err != nil {
		return nil, fmt.Errorf("selector: select: %w", os.NewSyscallError("poll", err))
	}
	s.got = s.got[:0]
	for i := 0; i < len(s.slots) && len(s.got) < n; i++ {
		if bits := s.slots[i].Revents; bits != 0 {
			s.got = append(s.got, report{fd: int(s.slots[i].Fd), bits: uint32(uint16(bits))})
		}
	}
	var woken bool
	s.events, woken = pollEvents(s.events[:0], s.got, s.keys())
	return s.answered(woken, s.Len())
}

func (s *PollSelector) ask(left time.Duration) (int, error) {
	s.asked(s.Len())
	return unix.Poll(s.slots, wholeMillis(left))
}

func (s *PollSelector) build() {
	s.slots = append(s.slots[:0], unix.PollFd{Fd: int32(s.wake.fd), Events: unix.POLLIN})
	for _, fd := range s.order.list() {
		slot := unix.PollFd{Fd: int32(fd)}
		if s.interest[fd]&Read != 0 {
			slot.Events |= unix.POLLIN
		}
		if s.interest[fd]&Write != 0 {
			slot.Events |= unix.POLLOUT
		}
		s.slots = append(s.slots, slot)
	}
	s.changed = false
}

// Close gives the private descriptor back. It may be called again.
func (s *PollSelector) Close() error {
	if _, err := s.shut(); err != nil {
		return fmt.Errorf("selector: close: %w", err)
	}
	return nil
}
