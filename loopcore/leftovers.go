package loopcore

import (
	"cmp"
	"maps"
	"slices"
)

// What nobody has looked after, CPython says when the object is freed. Here
// objects are freed when it suits Go, so it is said when the loop closes, at
// the latest, in an order that is the same each time.

const (
	// neverRetrieved is what is said of a failure that nobody asked for.
	neverRetrieved = " exception was never retrieved"
	// failedInShield is what is said of a failure whose awaiter was cancelled.
	failedInShield = " exception in shielded future"
	// destroyedPending is what is said of a task that was left in mid-wait.
	destroyedPending = "Task was destroyed but it is pending!"
)

// keepUnretrieved notes a future that has failed, until someone asks for its
// exception.
func (l *Loop) keepUnretrieved(f *Future) {
	l.failures++
	l.unretrieved[f] = l.failures
}

// LetGo says that whoever made the task holds it no more, and that none but the
// loop does: if it fails, that is told as soon as its step is over.
func (t *Task) LetGo() {
	t.unheld = true
	if t.state == finished && !t.retrieved && t.err != nil {
		t.loop.reportUnretrieved(&t.Future)
	}
}

// Hold takes LetGo back: somebody has found the task.
func (t *Task) Hold() { t.unheld = false }

// reportLostTask tells of the task that failed in the step that is over.
func (l *Loop) reportLostTask() {
	t := l.lost
	l.lost = nil
	if _, kept := l.unretrieved[&t.Future]; kept && t.unheld {
		l.reportUnretrieved(&t.Future)
	}
}

// reportUnretrieved tells of a failure that nobody asked for.
func (l *Loop) reportUnretrieved(f *Future) {
	f.retrieve()
	l.reportLost(f.class()+neverRetrieved, f)
}

// reportLeftovers says what nobody waited for: coroutines as they were made,
// failures in the order in which they came, tasks in the order of their creation.
// Of a run that was dropped nothing is said.
func (l *Loop) reportLeftovers() {
	if l.dropped.Load() {
		return
	}
	pending := l.AllTasks()
	l.warnUnawaited(pending)
	failed := slices.SortedFunc(maps.Keys(l.unretrieved), func(a, b *Future) int {
		return cmp.Compare(l.unretrieved[a], l.unretrieved[b])
	})
	for _, f := range failed {
		l.reportUnretrieved(f)
	}
	pending = slices.DeleteFunc(pending, func(t *Task) bool { return t.expected })
	if l.leftover != nil {
		l.leftover(pending, l.reportPending)
		return
	}
	for _, t := range pending {
		l.reportPending(t)
	}
}

// reportPending says that a task was left in mid-wait.
func (l *Loop) reportPending(t *Task) {
	l.reportLost(destroyedPending, &t.Future)
	if !begun(t.coro) {
		l.warnNeverAwaited(t.coro, t.made)
	}
}

// reportLost tells the exception handler of a future or task that is lost.
func (l *Loop) reportLost(message string, f *Future) {
	l.CallExceptionHandler(ExceptionContext{
		Message: message, Exception: f.err, Future: f, SourceTraceback: f.made.stackTrace(),
	})
}
