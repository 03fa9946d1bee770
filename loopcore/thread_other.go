//go:build unix && !linux && !darwin && !freebsd

package loopcore

// threadID numbers the OS thread where the system says which it is. Here it
// does not, so the loop's guards against other threads see none.
func threadID() int { return 1 }
