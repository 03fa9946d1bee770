//go:build unix

package loopcore

import "syscall"

// handlesSignals says whether asyncio's loop for this system handles signals.
const handlesSignals = true

// isCatchable reports whether a program can catch sig.
func isCatchable(sig syscall.Signal) bool { return sig != syscall.SIGKILL && sig != syscall.SIGSTOP }
