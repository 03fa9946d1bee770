package loopcore

// ThreadID numbers the OS thread that the caller is on; where the system does
// not say which it is, it is 1 on all of them.
func ThreadID() int { return threadID() }
