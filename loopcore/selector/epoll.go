//go:build linux

package selector

import (
	"fmt"
	"os"
	"time"

	"golang.org/x/sys/unix"
)

// The kernel's bits are the ones answer.go reads; if not, this does not compile.
var (
	_ = [1]struct{}{}[unix.EPOLLIN-epollIn]
	_ = [1]struct{}{}[unix.EPOLLOUT-epollOut]
)

var _ Interrupter = (*EpollSelector)(nil)

// EpollSelector asks epoll, level-triggered, as CPython's
// selectors.EpollSelector does. Its cost grows with the number of ready
// descriptors: Stats.Scanned counts those.
//
// The kernel refuses regular files (EPERM) and closed descriptors (EBADF) at
// once. A descriptor that is closed while registered is silently forgotten by
// the kernel: no event comes for it, and it counts in Len until it is
// unregistered.
type EpollSelector struct {
	book
	epfd int
	raw  []unix.EpollEvent
	got  []report
}

func newEpoll() (Selector, error) {
	b, err := newBook()
	if err != nil {
		return nil, err
	}
	epfd, err := unix.EpollCreate1(unix.EPOLL_CLOEXEC)
	if err != nil {
		_ = b.wake.close()
		return nil, os.NewSyscallError("epoll_create1", err)
	}
	s := &EpollSelector{book: b, epfd: epfd}
	watch := unix.EpollEvent{Events: unix.EPOLLIN, Fd: int32(b.wake.fd)}
	if err := unix.EpollCtl(epfd, unix.EPOLL_CTL_ADD, b.wake.fd, &watch); err != nil {
		_ = s.Close()
		return nil, os.NewSyscallError("epoll_ctl", err)
	}
	return s, nil
}

// Name is CPython's name of the class.
func (*EpollSelector) Name() string { return "EpollSelector" }

// Call is the system call that asks.
func (*EpollSelector) Call() string { return "epoll_wait" }

// Register watches fd for mask.
func (s *EpollSelector) Register(fd int, mask Mask) error {
	if err := s.mayRegister(fd, mask); err != nil {
		return failed("register", fd, err)
	}
	if err := s.ctl(unix.EPOLL_CTL_ADD, fd, mask); err != nil {
		return failed("register", fd, err)
	}
	s.interest[fd] = mask
	return nil
}

// Modify watches fd for mask instead. If it does already, the kernel is not
// asked, as in CPython.
func (s *EpollSelector) Modify(fd int, mask Mask) error {
	if err := s.mayModify(fd, mask); err != nil {
		return failed("modify", fd, err)
	}
	if s.interest[fd] == mask {
		return nil
	}
	if err := s.ctl(unix.EPOLL_CTL_MOD, fd, mask); err != nil {
		return failed("modify", fd, err)
	}
	s.interest[fd] = mask
	return nil
}

// Unregister forgets fd. That the kernel has forgotten it already, because it
// was closed, is no error, as in CPython.
func (s *EpollSelector) Unregister(fd int) error {
	if err := s.mayUnregister(fd); err != nil {
		return failed("unregister", fd, err)
	}
	delete(s.interest, fd)
	_ = s.ctl(unix.EPOLL_CTL_DEL, fd, 0)
	return nil
}

func (s *EpollSelector) ctl(op, fd int, mask Mask) error {
	s.stats.Calls++
	e := unix.EpollEvent{Fd: int32(fd)}
	if mask&Read != 0 {
		e.Events |= unix.EPOLLIN
	}
	if mask&Write != 0 {
		e.Events |= unix.EPOLLOUT
	}
	return os.NewSyscallError("epoll_ctl", unix.EpollCtl(s.epfd, op, fd, &e))
}

// Select asks for at most as many events as there are descriptors, at least
// one, as CPython does; one more is for the private descriptor.
func (s *EpollSelector) Select(timeout time.Duration) ([]Event, error) {
	if s.closed {
		return nil, fmt.Errorf("selector: select: %w", ErrClosed)
	}
	if room := max(s.Len(), 1) + 1; len(s.raw) < room {
		s.raw = make([]unix.EpollEvent, room+room/2)
	}
	n, err := await(s, timeout)
	if err != nil {
		return nil, fmt.Errorf("selector: select: %w", os.NewSyscallError("epoll_wait", err))
	}
	s.got = s.got[:0]
	for _, e := range s.raw[:n] {
		s.got = append(s.got, report{fd: int(e.Fd), bits: e.Events})
	}
	var woken bool
	s.events, woken = epollEvents(s.events[:0], s.got, s.keys())
	if woken {
		n--
	}
	s.stats.Scanned += n
	return s.answered(woken, 0)
}

func (s *EpollSelector) ask(left time.Duration) (int, error) {
	s.asked(0)
	return unix.EpollWait(s.epfd, s.raw[:max(s.Len(), 1)+1], wholeMillis(left))
}

// Close gives the descriptors back. It may be called again.
func (s *EpollSelector) Close() error {
	first, err := s.shut()
	if !first {
		return nil
	}
	if e := unix.Close(s.epfd); e != nil {
		err = os.NewSyscallError("close", e)
	}
	if err != nil {
		return fmt.Errorf("selector: close: %w", err)
	}
	return nil
}
