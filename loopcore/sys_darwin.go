//go:build darwin

package loopcore

import "syscall"

// darwin has no MSG_NOSIGNAL. A Go program does not die of SIGPIPE on a
// descriptor other than 1 and 2, so nothing is needed in its place.
const sendFlags = 0

// threadID numbers the OS thread.
func threadID() int {
	id, _, _ := syscall.RawSyscall(syscall.SYS_THREAD_SELFID, 0, 0, 0)
	return int(id)
}
