//go:build !linux && !freebsd

package modules

// threadTime is that of the process where the system does not tell threads
// apart.
func threadTime() float64 { return processTime() }
