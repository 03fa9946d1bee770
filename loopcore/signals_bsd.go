//go:build darwin || dragonfly || freebsd || netbsd || openbsd

package loopcore

import "syscall"

// isSignal reports whether a program may have to do with sig: Go hands on no
// more than these.
func isSignal(sig syscall.Signal) bool { return sig >= 1 && sig <= 31 }
