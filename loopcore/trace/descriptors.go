package trace

// selfPipe is the word for the loop's own descriptor.
const selfPipe = "self-pipe"

// Descriptors follows whose the registered descriptors are. One that a task
// registered is that task's. A transport's is registered by the loop: it
// belongs to the task that waited for it last.
type Descriptors struct{ of map[int64]descriptor }

type descriptor struct {
	task TaskID
	pipe bool // the self-pipe, which is the loop's own
	lent bool // the loop registered it
}

// NewDescriptors knows of none.
func NewDescriptors() Descriptors { return Descriptors{map[int64]descriptor{}} }

// Apply goes beyond an event.
func (d Descriptors) Apply(v View, e *Event) {
	switch e.Kind {
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
func (d Descriptors) Owner(fd int64) (task TaskID, pipe bool) {
	at := d.of[fd]
	return at.task, at.pipe
}

// Forget forgets all.
func (d Descriptors) Forget() { clear(d.of) }
