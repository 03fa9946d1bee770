//go:build linux || darwin || dragonfly || freebsd || netbsd || openbsd

package selector

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"golang.org/x/sys/unix"
)

var _ Interrupter = (*SelectSelector)(nil)

// SelectSelector asks select, as CPython's selectors.SelectSelector does. It
// takes no descriptor at or past FD_SETSIZE (ErrFD). The kernel looks at every
// bit up to the highest descriptor; Stats.Scanned counts the registered ones,
// each time.
//
// When a registered descriptor has been closed, select fails with EBADF and
// does not say for which. CPython lets that error out, which ends the loop.
// Here the closed ones are looked for (fcntl, one call each, counted in
// Stats.Calls) and answered as ready for whatever they were registered for, as
// poll does, along with what else is ready; so the loop lives on and those who
// use the descriptor get its error.
type SelectSelector struct {
	book
	read, write       unix.FdSet // what is watched, the private descriptor included
	gotRead, gotWrite unix.FdSet // the answer
	highest           int
	limit             selectLimit
	lost              []int
}

func newSelect() (Selector, error) {
	b, err := newBook()
	if err != nil {
		return nil, err
	}
	if b.wake.fd >= unix.FD_SETSIZE {
		_ = b.wake.close()
		return nil, failed("register", b.wake.fd, tooMany(b.wake.fd))
	}
	s := &SelectSelector{book: b, highest: b.wake.fd}
	s.read.Set(b.wake.fd)
	return s, nil
}

// tooMany says that fd does not fit into an fd_set, and what to do.
func tooMany(fd int) error {
	others := slices.DeleteFunc(Names(), func(name string) bool { return name == "select" })
	return fmt.Errorf("too many file descriptors for select: fd %d is past FD_SETSIZE (%d); use %s: %w",
		fd, unix.FD_SETSIZE, strings.Join(others, " or "), ErrFD)
}

// Name is CPython's name of the class.
func (*SelectSelector) Name() string { return "SelectSelector" }

// Call is the system call that asks.
func (*SelectSelector) Call() string { return "select" }

// Register watches fd for mask. Whether fd is open is not looked at here.
func (s *SelectSelector) Register(fd int, mask Mask) error {
	if err := s.mayRegister(fd, mask); err != nil {
		return failed("register", fd, err)
	}
	if fd >= unix.FD_SETSIZE {
		return failed("register", fd, tooMany(fd))
	}
	s.set(fd, mask)
	return nil
}

// Modify watches fd for mask instead.
func (s *SelectSelector) Modify(fd int, mask Mask) error {
	if err := s.mayModify(fd, mask); err != nil {
		return failed("modify", fd, err)
	}
	s.set(fd, mask)
	return nil
}

// Unregister forgets fd, whether or not it is still open.
func (s *SelectSelector) Unregister(fd int) error {
	if err := s.mayUnregister(fd); err != nil {
		return failed("unregister", fd, err)
	}
	delete(s.interest, fd)
	s.read.Clear(fd)
	s.write.Clear(fd)
	for !s.read.IsSet(s.highest) && !s.write.IsSet(s.highest) {
		s.highest-- // ends at the private descriptor at the latest
	}
	return nil
}

func (s *SelectSelector) set(fd int, mask Mask) {
	s.interest[fd] = mask
	s.read.Clear(fd)
	s.write.Clear(fd)
	addTo(&s.read, &s.write, fd, mask)
	s.highest = max(s.highest, fd)
}

func addTo(read, write *unix.FdSet, fd int, mask Mask) {
	if mask&Read != 0 {
		read.Set(fd)
	}
	if mask&Write != 0 {
		write.Set(fd)
	}
}

// Select answers in the order of the descriptors' numbers.
func (s *SelectSelector) Select(timeout time.Duration) ([]Event, error) {
	if s.closed {
		return nil, fmt.Errorf("selector: select: %w", ErrClosed)
	}
	n, err := await(s, timeout)
	if err != nil {
		return nil, fmt.Errorf("selector: select: %w", os.NewSyscallError("select", err))
	}
	s.events = s.events[:0]
	woken := false
	if n > 0 {
		s.events, woken = selectEvents(s.events, s.gotRead.Bits[:], s.gotWrite.Bits[:], s.keys())
	}
	return s.answered(woken, s.Len())
}

func (s *SelectSelector) ask(left time.Duration) (int, error) {
	s.asked(s.Len())
	s.gotRead, s.gotWrite = s.read, s.write
	n, err := s.limit.selectCall(s.highest+1, &s.gotRead, &s.gotWrite, left)
	if err == unix.EBADF {
		return s.askTheOpen()
	}
	return n, err
}

// askTheOpen leaves out the descriptors that have been closed, looks at the
// others, and answers for the closed ones itself.
func (s *SelectSelector) askTheOpen() (int, error) {
	s.lost = s.lost[:0]
	s.gotRead, s.gotWrite = s.read, s.write
	for fd := range s.interest {
		s.stats.Calls++
		if _, err := unix.FcntlInt(uintptr(fd), unix.F_GETFD, 0); err == unix.EBADF {
			s.lost = append(s.lost, fd)
			s.gotRead.Clear(fd)
			s.gotWrite.Clear(fd)
		}
	}
	if len(s.lost) == 0 {
		return 0, unix.EBADF // not one of ours: nothing to answer for
	}
	s.asked(s.Len() - len(s.lost))
	n, err := s.limit.selectCall(s.highest+1, &s.gotRead, &s.gotWrite, 0)
	if err != nil {
		return 0, err
	}
	for _, fd := range s.lost {
		addTo(&s.gotRead, &s.gotWrite, fd, s.interest[fd])
	}
	return n + len(s.lost), nil
}

// Close gives the private descriptor back. It may be called again.
func (s *SelectSelector) Close() error {
	if _, err := s.shut(); err != nil {
		return fmt.Errorf("selector: close: %w", err)
	}
	return nil
}
