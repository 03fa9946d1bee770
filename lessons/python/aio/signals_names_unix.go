//go:build unix

package aio

import (
	"syscall"

	"golang.org/x/sys/unix"
)

// unstoppable is the signal that no program can handle, beside SIGKILL.
const unstoppable = unix.SIGSTOP

// harmless reports whether a signal that nobody handles does nothing.
func harmless(n syscall.Signal) bool {
	return n == unix.SIGCHLD || n == unix.SIGURG || n == unix.SIGWINCH || n == unix.SIGCONT
}

// stops reports whether a signal that nobody handles stops a process until it is
// told to go on.
func stops(n syscall.Signal) bool {
	return n == unix.SIGSTOP || n == unix.SIGTSTP || n == unix.SIGTTIN || n == unix.SIGTTOU
}

// signalNumbers are the signals that every Unix has.
func signalNumbers() []numberedSignal {
	return []numberedSignal{
		{"SIGHUP", unix.SIGHUP, "Hangup"},
		{"SIGINT", unix.SIGINT, "Interrupt"},
		{"SIGQUIT", unix.SIGQUIT, "Quit"},
		{"SIGILL", unix.SIGILL, "Illegal instruction"},
		{"SIGTRAP", unix.SIGTRAP, "Trace/breakpoint trap"},
		{"SIGABRT", unix.SIGABRT, "Aborted"},
		{"SIGBUS", unix.SIGBUS, "Bus error"},
		{"SIGFPE", unix.SIGFPE, "Floating point exception"},
		{"SIGKILL", unix.SIGKILL, "Killed"},
		{"SIGUSR1", unix.SIGUSR1, "User defined signal 1"},
		{"SIGSEGV", unix.SIGSEGV, "Segmentation fault"},
		{"SIGUSR2", unix.SIGUSR2, "User defined signal 2"},
		{"SIGPIPE", unix.SIGPIPE, "Broken pipe"},
		{"SIGALRM", unix.SIGALRM, "Alarm clock"},
		{"SIGTERM", unix.SIGTERM, "Terminated"},
		{"SIGCHLD", unix.SIGCHLD, "Child exited"},
		{"SIGCONT", unix.SIGCONT, "Continued"},
		{"SIGSTOP", unix.SIGSTOP, "Stopped (signal)"},
		{"SIGTSTP", unix.SIGTSTP, "Stopped"},
		{"SIGTTIN", unix.SIGTTIN, "Stopped (tty input)"},
		{"SIGTTOU", unix.SIGTTOU, "Stopped (tty output)"},
		{"SIGURG", unix.SIGURG, "Urgent I/O condition"},
		{"SIGXCPU", unix.SIGXCPU, "CPU time limit exceeded"},
		{"SIGXFSZ", unix.SIGXFSZ, "File size limit exceeded"},
		{"SIGVTALRM", unix.SIGVTALRM, "Virtual timer expired"},
		{"SIGPROF", unix.SIGPROF, "Profiling timer expired"},
		{"SIGWINCH", unix.SIGWINCH, "Window changed"},
		{"SIGIO", unix.SIGIO, "I/O possible"},
		{"SIGSYS", unix.SIGSYS, "Bad system call"},
	}
}
