package loopcore

// Expected is how many coroutines the loop keeps to see whether they are awaited.
func (l *Loop) Expected() int { return len(l.unawaited.list) }

// ThreadLocked reports whether the caller's goroutine is locked to its OS thread.
func ThreadLocked() bool { return threadLocked() }

// LeaveHold leaves what a goroutine leaves that has ended with its loop open: a
// hold on the thread that the caller happens to be on. Forget takes it away.
func LeaveHold() (forget func()) {
	runs.mu.Lock()
	defer runs.mu.Unlock()
	h := &threadHold{thread: threadID(), loops: 1}
	runs.held[h.thread] = h
	return func() {
		runs.mu.Lock()
		defer runs.mu.Unlock()
		if runs.held[h.thread] == h {
			delete(runs.held, h.thread)
		}
	}
}
