package terminal

import "syscall"

// isRuntimes reports whether a signal is none that a process on Windows is sent.
func isRuntimes(sig syscall.Signal) bool { return sig != syscall.SIGTERM }
