package loopcore

// Expected is how many coroutines the loop keeps to see whether they are awaited.
func (l *Loop) Expected() int { return len(l.unawaited.list) }
