//go:build darwin || dragonfly || freebsd || netbsd || openbsd

package selector

import (
	"errors"
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

// wakeEnds is a pipe. (EVFILT_USER would spare the descriptors, but not every
// BSD has it, and poll and select need a descriptor anyway.)
type wakeEnds struct{ r, w int }

func openWake() (wakeEnds, error) {
	// The lock keeps a fork from between the two calls, where the child would
	// inherit the pipe: darwin has no pipe2.
	syscall.ForkLock.RLock()
	defer syscall.ForkLock.RUnlock()
	var ends [2]int
	if err := unix.Pipe(ends[:]); err != nil {
		return wakeEnds{}, os.NewSyscallError("pipe", err)
	}
	for _, fd := range ends {
		unix.CloseOnExec(fd)
		if err := unix.SetNonblock(fd, true); err != nil {
			_ = unix.Close(ends[0])
			_ = unix.Close(ends[1])
			return wakeEnds{}, os.NewSyscallError("fcntl", err)
		}
	}
	return wakeEnds{r: ends[0], w: ends[1]}, nil
}

func (e wakeEnds) watched() int { return e.r }

func (e wakeEnds) put() error {
	_, err := unix.Write(e.w, []byte{0})
	return os.NewSyscallError("write", err)
}

func (e wakeEnds) take() error {
	var b [1]byte
	_, err := unix.Read(e.r, b[:])
	return os.NewSyscallError("read", err)
}

func (e wakeEnds) close() error {
	return errors.Join(
		os.NewSyscallError("close", unix.Close(e.r)),
		os.NewSyscallError("close", unix.Close(e.w)))
}
