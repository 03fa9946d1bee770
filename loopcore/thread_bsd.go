//go:build freebsd

package loopcore

import (
	"syscall"
	"unsafe"
)

// threadID numbers the OS thread.
func threadID() int {
	var id int
	_, _, _ = syscall.RawSyscall(syscall.SYS_THR_SELF, uintptr(unsafe.Pointer(&id)), 0, 0)
	return id
}
