//go:build unix

package terminal

import "syscall"

// isRuntimes reports whether a signal is one that Go's own runtime lives by, or
// that says the process is broken: the program gets only those it sends itself.
func isRuntimes(sig syscall.Signal) bool {
	switch sig {
	case syscall.SIGURG, syscall.SIGPROF, syscall.SIGPIPE, syscall.SIGSEGV, syscall.SIGBUS, syscall.SIGFPE,
		syscall.SIGILL, syscall.SIGTRAP, syscall.SIGABRT, syscall.SIGSYS:
		return true
	}
	return false
}
