package loopcore

import "syscall"

// isSignal reports whether a program may have to do with sig
// (signal.valid_signals): 32 and 33 are the C library's own.
func isSignal(sig syscall.Signal) bool { return sig >= 1 && sig <= 64 && sig != 32 && sig != 33 }
