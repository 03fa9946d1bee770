//go:build unix && !linux

package aio

// kernelConstants are Linux's own: there are none here.
func kernelConstants() map[string]int { return nil }
