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
	// destroyedPending is what is said of a task that was left in mid-wait.
	destroyedPending = "Task was destroyed but it is pending!"
)

// keepUnretrieved notes a future that has failed, until someone asks for its
// exception.
func (l *Loop) keepUnretrieved(f *Future) {
	l.failures++
	l.unretrieved[f] = l.failures
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
		f.retrieve()
		l.reportLost(f.class()+neverRetrieved, f)
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
