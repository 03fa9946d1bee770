package trace

import "strings"

// selfPipe is the word for the loop's own descriptor.
const selfPipe = "self-pipe"

// Descriptors follows whose the registered descriptors are. One that a task
// registered is that task's. A transport's is registered by the loop: it
// belongs to the task that waited for it last.
type Descriptors struct {
	of       map[int64]descriptor
	loops    int    // made and not closed
	selector string // the class of the latest one's
}

type descriptor struct {
	task TaskID
	pipe bool // the self-pipe, which is the loop's own
	lent bool // the loop registered it
}

// NewDescriptors knows of none.
func NewDescriptors() *Descriptors { return &Descriptors{of: map[int64]descriptor{}} }

// Apply goes beyond an event.
func (d *Descriptors) Apply(v View, e *Event) {
	switch e.Kind {
	case LoopMade:
		d.loops++
		d.selector = v.Text(e.Text)
	case LoopClosed:
		if d.loops = max(d.loops-1, 0); d.loops == 0 {
			clear(d.of) // the selector is no more
		}
	case FDAdd:
		d.of[e.A] = descriptor{e.Task, v.Text(e.Text) == selfPipe, e.Task == 0}
	case FDChange:
		if e.Task != 0 {
			d.of[e.A] = descriptor{task: e.Task}
		}
	case FDRemove:
		delete(d.of, e.A)
	case TaskSuspended, WaitProgress:
		if at := d.of[e.A]; waitsForFD(e) && at.lent {
			at.task = e.Task
			d.of[e.A] = at
		}
	}
}

// waitsForFD reports whether an event says that a task waits for descriptor A.
func waitsForFD(e *Event) bool {
	return (e.Kind == TaskSuspended || e.Kind == WaitProgress) && (Wait(e.Code) == WaitRead || Wait(e.Code) == WaitWrite)
}

// Owner is whose a descriptor is: a task's, 0 for none that is known; or the
// loop's own, which is the self-pipe.
func (d *Descriptors) Owner(fd int64) (task TaskID, pipe bool) {
	at := d.of[fd]
	return at.task, at.pipe
}

// Len is how many are registered, the loop's own included.
func (d *Descriptors) Len() int { return len(d.of) }

// Scanned is how many of them a call of the selector goes through that answers
// with so many events. epoll and kqueue know whom they will name; the others are
// handed all descriptors at each call. A selector that the program has written
// may do anything: it is not taken to be better than that.
func (d *Descriptors) Scanned(events int) int {
	if strings.HasPrefix(d.selector, "Epoll") || strings.HasPrefix(d.selector, "Kqueue") {
		return events
	}
	return len(d.of)
}

// Forget forgets all.
func (d *Descriptors) Forget() { clear(d.of) }
