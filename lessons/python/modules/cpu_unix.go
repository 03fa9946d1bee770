//go:build !windows

package modules

import "syscall"

// processTime is the processor time that the process used, in seconds.
func processTime() float64 { return usage(syscall.RUSAGE_SELF) }

func usage(who int) float64 {
	var u syscall.Rusage
	if syscall.Getrusage(who, &u) != nil {
		return 0
	}
	seconds := func(t syscall.Timeval) float64 { return float64(t.Sec) + float64(t.Usec)/1e6 }
	return seconds(u.Utime) + seconds(u.Stime)
}
