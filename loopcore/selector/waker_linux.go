//go:build linux

package selector

import (
	"encoding/binary"
	"os"

	"golang.org/x/sys/unix"
)

// wakeEnds is an eventfd: a counter that is readable when it is not zero.
type wakeEnds struct{ fd int }

func openWake() (wakeEnds, error) {
	fd, err := unix.Eventfd(0, unix.EFD_CLOEXEC|unix.EFD_NONBLOCK)
	return wakeEnds{fd}, os.NewSyscallError("eventfd", err)
}

func (e wakeEnds) watched() int { return e.fd }

func (e wakeEnds) put() error {
	var one [8]byte
	binary.NativeEndian.PutUint64(one[:], 1)
	_, err := unix.Write(e.fd, one[:])
	return os.NewSyscallError("write", err)
}

func (e wakeEnds) take() error {
	var count [8]byte
	_, err := unix.Read(e.fd, count[:])
	return os.NewSyscallError("read", err)
}

func (e wakeEnds) close() error { return os.NewSyscallError("close", unix.Close(e.fd)) }
