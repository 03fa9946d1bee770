//go:build linux || freebsd

package modules

// rusageThread is getrusage's RUSAGE_THREAD, which Go's syscall does not name.
const rusageThread = 1

// threadTime is the processor time that the calling thread used, in seconds.
func threadTime() float64 { return usage(rusageThread) }
