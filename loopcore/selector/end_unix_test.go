//go:build linux || darwin || dragonfly || freebsd || netbsd || openbsd

package selector

import (
	"testing"

	"golang.org/x/sys/unix"
)

// end is one end of a connection, closed with the test at the latest.
type end struct {
	fd     int
	closed bool
}

func newEnd(t testing.TB, fd int) *end {
	t.Helper()
	e := &end{fd: fd}
	t.Cleanup(func() { e.close(t) })
	return e
}

// newPair makes two sockets connected to each other.
func newPair(t testing.TB) (a, b *end) {
	t.Helper()
	fds, err := unix.Socketpair(unix.AF_UNIX, unix.SOCK_STREAM, 0)
	if err != nil {
		t.Fatalf("socketpair: %v", err)
	}
	return newEnd(t, fds[0]), newEnd(t, fds[1])
}

// newPipe makes a pipe.
func newPipe(t testing.TB) (r, w *end) {
	t.Helper()
	var fds [2]int
	if err := unix.Pipe(fds[:]); err != nil {
		t.Fatalf("pipe: %v", err)
	}
	return newEnd(t, fds[0]), newEnd(t, fds[1])
}

// another makes a descriptor more for what e is, at least low.
func (e *end) another(t testing.TB, low int) *end {
	t.Helper()
	fd, err := unix.FcntlInt(uintptr(e.fd), unix.F_DUPFD_CLOEXEC, low)
	if err != nil {
		t.Fatalf("fcntl F_DUPFD_CLOEXEC %d: %v", low, err)
	}
	return newEnd(t, fd)
}

// send makes the other end readable. Any goroutine.
func (e *end) send(t testing.TB) {
	t.Helper()
	if _, err := unix.Write(e.fd, []byte{'x'}); err != nil {
		t.Errorf("write: %v", err)
	}
}

// receive takes what was sent once.
func (e *end) receive(t testing.TB) {
	t.Helper()
	var b [1]byte
	if _, err := unix.Read(e.fd, b[:]); err != nil {
		t.Fatalf("read: %v", err)
	}
}

func (e *end) close(t testing.TB) {
	t.Helper()
	if e.closed {
		return
	}
	e.closed = true
	if err := unix.Close(e.fd); err != nil {
		t.Errorf("close: %v", err)
	}
}
