//go:build unix && !linux

package aio

// The flags that Linux takes with a socket's type: there are none here.
const nonBlocking, closeOnExec = 0, 0

// kernelConstants are Linux's own: there are none here.
func kernelConstants() map[string]int { return nil }
