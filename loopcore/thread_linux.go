//go:build linux

package loopcore

import "golang.org/x/sys/unix"

// threadID numbers the OS thread.
func threadID() int { return unix.Gettid() }
