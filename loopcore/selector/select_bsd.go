//go:build darwin || dragonfly || freebsd || netbsd || openbsd

package selector

import (
	"time"

	"golang.org/x/sys/unix"
)

// selectLimit is where the kernel reads select's timeout.
type selectLimit struct{ val unix.Timeval }

func (l *selectLimit) selectCall(n int, read, write *unix.FdSet, left time.Duration) (int, error) {
	var val *unix.Timeval
	if sec, micros, forever := wholeMicros(left); !forever {
		l.val = unix.NsecToTimeval(sec*1e9 + micros*1e3)
		val = &l.val
	}
	return unix.Select(n, read, write, nil, val)
}
