package perfetto

import (
	"slices"

	"batuta/lessons/words"
	"batuta/loopcore/trace"
)

// task is a task that has not ended, or has and its last step goes on.
type task struct {
	track
	label string
	life  trace.Life
	open  bool // a slice of its life is open
	lined bool // and in it one of a line
	steps int64
	line  uint16
	done  bool
	kind  trace.Wait // what it waits for
}

// task is the task of that number, nil if it has ended. One that is not known
// was made before what is recorded, and has no name.
func (x *Writer) task(id trace.TaskID) *task {
	if t := x.tasks[id]; t != nil || id == 0 || x.tree.tid(id) != 0 {
		return t
	}
	return x.newTask(id, 0, "", "")
}

// newTask gives a task its track.
func (x *Writer) newTask(id, parent trace.TaskID, label, name string) *task {
	if label == "" {
		label = x.t.T("words.task", id)
	}
	t := &task{track: x.newTrack(x.taskPid), label: label, life: trace.Done}
	if x.taskPid == 0 {
		x.taskPid = t.pid
		x.nameProcess(t.pid, 1, x.t.T("perfetto.tasks"))
	}
	x.tasks[id] = t
	x.nameThread(t.track, branch(x.tree.add(id, parent, t.tid))+titled(label, name))
	return t
}

// titled is a task's label with its name, where they differ.
func titled(label, name string) string {
	if name == "" || name == label {
		return label
	}
	return label + " · " + name
}

// label is the label of a task that has not ended, "" of another.
func (x *Writer) label(id trace.TaskID) string {
	if t := x.tasks[id]; t != nil {
		return t.label
	}
	return ""
}

// beginSpan begins the next stretch of a task's life.
func (x *Writer) beginSpan(t *task, life trace.Life, cat, name string, args ...arg) {
	x.endSpan(t)
	t.life, t.open = life, true
	if life == trace.Waiting {
		x.waiting++
	}
	x.begin(t.track, cat, name, args...)
}

// endSpan ends the open stretch, if there is one.
func (x *Writer) endSpan(t *task, args ...arg) {
	if !t.open {
		return
	}
	if t.lined {
		x.end(t.track)
		t.lined = false
	}
	if t.life == trace.Waiting {
		x.waiting--
	}
	t.open, t.life = false, trace.Done // until it is known again what it does
	x.end(t.track, args...)
}

// addTask writes what happens to tasks.
func (x *Writer) addTask(v trace.View, e *trace.Event) {
	if e.Kind == trace.TaskMade && e.Task != 0 {
		x.made(v, e)
		return
	}
	t := x.task(e.Task)
	if t == nil || t.done && e.Kind != trace.EagerEnd {
		return
	}
	if e.Line != 0 {
		t.line = e.Line
	}
	switch e.Kind {
	case trace.TaskSuspended:
		x.suspend(v, e, t)
	case trace.WaitProgress:
		if t.open && t.life == trace.Waiting {
			x.instant(t.track, "wait", x.waitsFor(v, e))
		}
	case trace.TaskWoken:
		x.wake(t)
	case trace.TaskDone:
		x.finish(v, e, t)
	case trace.EagerBegin:
		x.beginEager(e, t)
	case trace.EagerEnd:
		x.endEager(e.Task, t)
	case trace.Line:
		x.stand(t)
	}
}

// made gives a task its track and lets it wait for its first step.
func (x *Writer) made(v trace.View, e *trace.Event) {
	if old := x.tasks[e.Task]; old != nil { // of a loop before
		x.endSpan(old)
	}
	t := x.newTask(e.Task, trace.TaskID(e.A), v.Text(e.Text), v.Text(trace.Text(e.B)))
	x.beginSpan(t, trace.Ready, "ready", x.t.T("perfetto.ready"), lineArg(e.Line))
}

// suspend begins a wait. A task that only lets others run is ready all along.
func (x *Writer) suspend(v trace.View, e *trace.Event, t *task) {
	t.kind = trace.Wait(e.Code)
	if t.kind == trace.WaitYield {
		x.beginSpan(t, trace.Ready, "ready", x.waitsFor(v, e), lineArg(t.line))
		return
	}
	x.beginSpan(t, trace.Waiting, "wait", x.t.T("perfetto.waits", x.waitsFor(v, e)), lineArg(t.line))
}

// waitsFor is what a suspended task waits for.
func (x *Writer) waitsFor(v trace.View, e *trace.Event) string {
	s := trace.Span{Wait: trace.Wait(e.Code), A: e.A, B: e.B, Reason: v.Text(e.Text)}
	if e.Kind == trace.WaitProgress && s.Wait == trace.WaitGather {
		return x.t.T("words.wait.gather", e.A, e.B)
	}
	other := ""
	if s.Wait == trace.WaitTask {
		other = x.label(trace.TaskID(e.A))
	}
	return words.Rest(x.t, &s, other)
}

// wake lets a task that waits be ready.
func (x *Writer) wake(t *task) {
	if !t.open || t.life == trace.Waiting {
		x.beginSpan(t, trace.Ready, "ready", x.t.T("perfetto.ready"))
	}
}

// play begins a step of a task.
func (x *Writer) play(t *task, because string) {
	t.steps++
	x.beginSpan(t, trace.Running, "step", x.t.T("perfetto.runs"),
		numberArg("step", t.steps), textArg("because", because), lineArg(t.line))
}

// rest ends a task's step: it waits, if nothing has said what for, or is gone
// if it has ended.
func (x *Writer) rest(id trace.TaskID, t *task, slow bool) {
	running := t.open && t.life == trace.Running
	switch {
	case t.done:
		x.endSpan(t, flagArg("slow", slow))
		delete(x.tasks, id)
	case running:
		x.endSpan(t, flagArg("slow", slow))
		x.beginSpan(t, trace.Waiting, "wait", x.t.T("perfetto.waits", x.t.T("words.wait.future")), lineArg(t.line))
	}
}

// finish ends a task. A step that goes on ends by itself: what it still queues
// is its doing.
func (x *Writer) finish(v trace.View, e *trace.Event, t *task) {
	how := trace.Outcome(e.Code)
	result := words.Outcome(x.t, how, v.Text(e.Text))
	x.instant(t.track, "done", firstLine(result), textArg("result", v.Text(e.Text)), lineArg(t.line))
	t.done = true
	if !t.open || t.life != trace.Running || how == trace.Dropped {
		x.endSpan(t)
		delete(x.tasks, e.Task)
	}
}

// beginEager begins a first step inside the callback that makes the task.
func (x *Writer) beginEager(e *trace.Event, t *task) {
	flow := x.arrowFrom(x.t.T("perfetto.starts", t.label))
	x.play(t, x.t.T("perfetto.eager"))
	x.arrowTo(flow, t.track)
	x.loop.eager = append(x.loop.eager, e.Task)
}

// endEager ends it, with whatever was begun inside.
func (x *Writer) endEager(id trace.TaskID, t *task) {
	if i := slices.Index(x.loop.eager, id); i >= 0 {
		x.loop.eager = x.loop.eager[:i]
	}
	x.rest(id, t, false)
}

// stand shows the line at which a running task is, until it is at another.
func (x *Writer) stand(t *task) {
	if !t.open || t.life != trace.Running || t.line == 0 {
		return
	}
	if t.lined {
		x.end(t.track)
	}
	t.lined = true
	x.begin(t.track, "line", x.t.T("perfetto.line", t.line))
}
