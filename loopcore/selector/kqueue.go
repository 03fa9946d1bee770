//go:build darwin || dragonfly || freebsd || netbsd || openbsd

package selector

import (
	"fmt"
	"os"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// The kernel's flags are the ones answer_kqueue.go reads; if not, this does
// not compile.
var (
	_ = [1]struct{}{}[unix.EV_ERROR-flagError]
	_ = [1]struct{}{}[unix.EV_EOF-flagEOF]
)

var _ Interrupter = (*KqueueSelector)(nil)

// KqueueSelector asks kevent, level-triggered, as CPython's
// selectors.KqueueSelector does: a filter for each direction of a descriptor.
// Its cost grows with the number of ready filters: Stats.Scanned counts those.
//
// The kernel refuses closed descriptors (EBADF) at once. A descriptor that is
// closed while registered is silently forgotten by the kernel: no event comes
// for it, and it counts in Len until it is unregistered.
type KqueueSelector struct {
	book
	kq      int
	filters int // registered with the kernel, without the private one
	changes []unix.Kevent_t
	raw     []unix.Kevent_t
	got     []kevent
	seen    map[int]int
	limit   unix.Timespec
}

func newKqueue() (Selector, error) {
	b, err := newBook()
	if err != nil {
		return nil, err
	}
	syscall.ForkLock.RLock() // until it is closed on exec
	kq, err := unix.Kqueue()
	if err == nil {
		unix.CloseOnExec(kq)
	}
	syscall.ForkLock.RUnlock()
	if err != nil {
		_ = b.wake.close()
		return nil, os.NewSyscallError("kqueue", err)
	}
	s := &KqueueSelector{book: b, kq: kq, seen: map[int]int{}}
	if err := s.change(b.wake.fd, Read, unix.EV_ADD); err != nil {
		_ = s.Close()
		return nil, err
	}
	s.stats = Stats{} // the private filter counts nowhere
	return s, nil
}

// Name is CPython's name of the class.
func (*KqueueSelector) Name() string { return "KqueueSelector" }

// Call is the system call that asks.
func (*KqueueSelector) Call() string { return "kevent" }

// Register watches fd for mask.
func (s *KqueueSelector) Register(fd int, mask Mask) error {
	if err := s.mayRegister(fd, mask); err != nil {
		return failed("register", fd, err)
	}
	if err := s.add(fd, mask); err != nil {
		return failed("register", fd, err)
	}
	s.interest[fd] = mask
	s.filters += size(mask)
	return nil
}

// Modify watches fd for mask instead: first what is new is added, then what is
// no longer wanted goes, so that a failure changes nothing.
func (s *KqueueSelector) Modify(fd int, mask Mask) error {
	if err := s.mayModify(fd, mask); err != nil {
		return failed("modify", fd, err)
	}
	old := s.interest[fd]
	if err := s.add(fd, mask&^old); err != nil {
		return failed("modify", fd, err)
	}
	s.drop(fd, old&^mask)
	s.interest[fd] = mask
	s.filters += size(mask) - size(old)
	return nil
}

// Unregister forgets fd. That the kernel has forgotten it already, because it
// was closed, is no error.
func (s *KqueueSelector) Unregister(fd int) error {
	if err := s.mayUnregister(fd); err != nil {
		return failed("unregister", fd, err)
	}
	s.drop(fd, s.interest[fd])
	s.filters -= size(s.interest[fd])
	delete(s.interest, fd)
	return nil
}

// add adds filters for mask, both or none.
func (s *KqueueSelector) add(fd int, mask Mask) error {
	err := s.change(fd, mask, unix.EV_ADD)
	if err != nil {
		s.drop(fd, mask) // the first may have been accepted before the second was not
	}
	return err
}

// drop deletes the filters for mask, one by one, since the kernel stops at the
// first that it no longer has.
func (s *KqueueSelector) drop(fd int, mask Mask) {
	_ = s.change(fd, mask&Read, unix.EV_DELETE)
	_ = s.change(fd, mask&Write, unix.EV_DELETE)
}

// change is one call that applies flags to the filters of mask.
func (s *KqueueSelector) change(fd int, mask Mask, flags int) error {
	s.changes = s.changes[:0]
	var e unix.Kevent_t
	if mask&Read != 0 {
		unix.SetKevent(&e, fd, unix.EVFILT_READ, flags)
		s.changes = append(s.changes, e)
	}
	if mask&Write != 0 {
		unix.SetKevent(&e, fd, unix.EVFILT_WRITE, flags)
		s.changes = append(s.changes, e)
	}
	if len(s.changes) == 0 {
		return nil
	}
	s.stats.Calls++
	_, err := unix.Kevent(s.kq, s.changes, nil, nil)
	if err == unix.EINTR {
		err = nil // the changes have been made; only a wait, and there was none, is cut short
	}
	return os.NewSyscallError("kevent", err)
}

func size(mask Mask) int { return int(mask&1 + mask>>1&1) }

// Select asks for at most as many events as there are filters, at least one,
// as CPython does; one more is for the private descriptor.
func (s *KqueueSelector) Select(timeout time.Duration) ([]Event, error) {
	if s.closed {
		return nil, fmt.Errorf("selector: select: %w", ErrClosed)
	}
	if room := max(s.filters, 1) + 1; len(s.raw) < room {
		s.raw = make([]unix.Kevent_t, room+room/2)
	}
	n, err := await(s, timeout)
	if err != nil {
		return nil, fmt.Errorf("selector: select: %w", os.NewSyscallError("kevent", err))
	}
	s.got = s.got[:0]
	for i := range s.raw[:n] {
		s.got = append(s.got, plain(&s.raw[i]))
	}
	var woken bool
	s.events, woken = keventEvents(s.events[:0], s.got, s.seen, s.keys())
	if woken {
		n--
	}
	s.stats.Scanned += n
	return s.answered(woken, 0)
}

func (s *KqueueSelector) ask(left time.Duration) (int, error) {
	s.asked(0)
	var limit *unix.Timespec
	if sec, nanos, forever := wholeNanos(left); !forever {
		s.limit = unix.NsecToTimespec(sec*1e9 + nanos)
		limit = &s.limit
	}
	return unix.Kevent(s.kq, nil, s.raw[:max(s.filters, 1)+1], limit)
}

// plain is e without what differs from system to system.
func plain(e *unix.Kevent_t) kevent {
	k := kevent{fd: int(e.Ident), flags: uint32(e.Flags), fflags: uint32(e.Fflags)}
	switch e.Filter {
	case unix.EVFILT_READ:
		k.filter = filterRead
	case unix.EVFILT_WRITE:
		k.filter = filterWrite
	}
	return k
}

// Close gives the descriptors back. It may be called again.
func (s *KqueueSelector) Close() error {
	first, err := s.shut()
	if !first {
		return nil
	}
	if e := unix.Close(s.kq); e != nil {
		err = os.NewSyscallError("close", e)
	}
	if err != nil {
		return fmt.Errorf("selector: close: %w", err)
	}
	return nil
}
