package loopcore

import (
	"cmp"
	"maps"
	"slices"
	"weak"
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

// LetGo says that whoever made the task holds it no more, and that none but the
// loop does: if it fails, that is told as soon as its step is over.
func (t *Task) LetGo() {
	t.unheld = true
	if t.state == finished && !t.retrieved && t.err != nil {
		t.loop.unretrieved[weak.Make(&t.Future)].Tell()
	}
}

// Hold takes LetGo back: somebody has found the task.
func (t *Task) Hold() { t.unheld = false }

// reportLostTask tells of the task that failed in the step that is over.
func (l *Loop) reportLostTask() {
	t := l.lost
	l.lost = nil
	switch x := l.unretrieved[weak.Make(&t.Future)]; {
	case x == nil:
	case t.unheld:
		x.Tell()
	case x.rest != nil:
		l.onFailed(x)
	}
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
	failed := slices.SortedFunc(maps.Values(l.unretrieved), func(a, b *Failure) int {
		return cmp.Compare(a.number, b.number)
	})
	for _, x := range failed {
		x.Tell()
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
