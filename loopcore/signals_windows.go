package loopcore

import "syscall"

// handlesSignals says whether asyncio's loop for this system handles signals.
const handlesSignals = false

func isSignal(syscall.Signal) bool { return false }

func isCatchable(syscall.Signal) bool { return false }
