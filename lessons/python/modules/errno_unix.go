//go:build unix

package modules

import (
	"syscall"

	"golang.org/x/sys/unix"
)

// errorNumbers are the system's error numbers by name.
func errorNumbers() map[string]int {
	numbers := map[string]int{
		"EWOULDBLOCK": int(unix.EWOULDBLOCK), "EOPNOTSUPP": int(unix.EOPNOTSUPP), "ENOTSUP": int(unix.ENOTSUP),
	}
	for n := range 256 {
		if name := unix.ErrnoName(syscall.Errno(n)); name != "" {
			numbers[name] = n
		}
	}
	if n, ok := numbers["EDEADLK"]; ok {
		numbers["EDEADLOCK"] = n
	}
	return numbers
}
