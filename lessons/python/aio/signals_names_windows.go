package aio

import "syscall"

// unstoppable is the signal that no program can handle, beside SIGKILL.
const unstoppable = syscall.SIGKILL

// harmless reports whether a signal that nobody handles does nothing.
func harmless(syscall.Signal) bool { return false }

// stops reports whether a signal that nobody handles stops a process.
func stops(syscall.Signal) bool { return false }

// signalNumbers are the signals that Windows has.
func signalNumbers() []numberedSignal {
	return []numberedSignal{
		{"SIGINT", 2, "Interrupt"},
		{"SIGILL", 4, "Illegal instruction"},
		{"SIGFPE", 8, "Floating-point exception"},
		{"SIGSEGV", 11, "Segmentation fault"},
		{"SIGTERM", 15, "Terminated"},
		{"SIGBREAK", 21, "Break"},
		{"SIGABRT", 22, "Abort"},
	}
}
