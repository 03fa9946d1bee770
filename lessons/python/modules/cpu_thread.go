//go:build linux || freebsd

package modules

import "golang.org/x/sys/unix"

// threadTime is the processor time that the calling thread used, in seconds. It is
// asked of its clock: getrusage tells what stood at the last tick.
func threadTime() float64 {
	var t unix.Timespec
	if unix.ClockGettime(unix.CLOCK_THREAD_CPUTIME_ID, &t) != nil {
		return 0
	}
	return float64(t.Sec) + float64(t.Nsec)/1e9
}
