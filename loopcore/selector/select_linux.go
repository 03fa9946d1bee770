//go:build linux

package selector

import (
	"time"
	"unsafe"

	"golang.org/x/sys/unix"
)

// selectLimit is where the kernel reads select's timeout.
type selectLimit struct{ spec unix.Timespec }

// selectCall is the C library's select, which on Linux is pselect6 without a
// signal mask. It is called here rather than through x/sys, whose wrapper
// allocates a timespec each time. The limit is part of a selector, which lives
// in the heap, and so are the sets.
func (l *selectLimit) selectCall(n int, read, write *unix.FdSet, left time.Duration) (int, error) {
	var spec *unix.Timespec
	if sec, micros, forever := wholeMicros(left); !forever {
		l.spec = unix.NsecToTimespec(sec*1e9 + micros*1e3)
		spec = &l.spec
	}
	ready, _, errno := unix.Syscall6(unix.SYS_PSELECT6, uintptr(n),
		uintptr(unsafe.Pointer(read)), uintptr(unsafe.Pointer(write)), 0,
		uintptr(unsafe.Pointer(spec)), 0)
	if errno != 0 {
		return 0, errno
	}
	return int(ready), nil
}
