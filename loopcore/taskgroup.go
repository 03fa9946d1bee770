package loopcore

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"batuta/loopcore/trace"
)

// TaskGroup holds tasks that end with a block of code: on leaving the block all
// of them are awaited, and the first that fails, or the block if it fails,
// cancels the others (taskgroups.py: TaskGroup).
type TaskGroup struct {
	parent   *Task
	entered  bool
	exiting  bool
	aborting bool
	// requested says that the group has asked its parent to cancel: the exit
	// takes that back.
	requested bool
	tasks     map[*Task]int // those that are not done, numbered as they were made
	made      int
	errors    []error
	base      error   // the first KeyboardInterrupt or SystemExit
	completed *Future // what the exit waits for
}

// NewTaskGroup is asyncio.TaskGroup().
func NewTaskGroup() *TaskGroup { return &TaskGroup{tasks: map[*Task]int{}} }

// String is the group as asyncio's repr writes it.
func (g *TaskGroup) String() string {
	s := "<TaskGroup"
	if len(g.tasks) > 0 {
		s += fmt.Sprintf(" tasks=%d", len(g.tasks))
	}
	if len(g.errors) > 0 {
		s += fmt.Sprintf(" errors=%d", len(g.errors))
	}
	switch {
	case g.aborting:
		s += " cancelling"
	case g.entered:
		s += " entered"
	}
	return s + ">"
}

// Enter begins the block, in a task, which becomes the group's parent (__aenter__).
func (g *TaskGroup) Enter(t *Task) error {
	if g.entered {
		return RuntimeError(fmt.Sprintf("TaskGroup %v has already been entered", g))
	}
	if t == nil {
		return RuntimeError(fmt.Sprintf("TaskGroup %v cannot determine the parent task", g))
	}
	g.parent, g.entered = t, true
	return nil
}

// CreateTask makes a task of the group (TaskGroup.create_task). Where the group
// takes none it closes the coroutine, and the error is a RuntimeError.
func (g *TaskGroup) CreateTask(coro Coroutine, o TaskOptions) (*Task, error) {
	why := ""
	switch {
	case !g.entered:
		why = "has not been entered"
	case g.exiting && len(g.tasks) == 0:
		why = "is finished"
	case g.aborting:
		why = "is shutting down"
	}
	if why != "" {
		if c := asCoroutine(coro); c != nil {
			c.Close()
		}
		return nil, RuntimeError(fmt.Sprintf("TaskGroup %v %s", g, why))
	}
	t, err := g.parent.loop.CreateTaskWith(coro, o)
	if err != nil {
		return t, err
	}
	// An eager task may have failed already. Even so the group hears of it a
	// pass later, or it would cancel the parent in the middle of its block.
	g.made++
	g.tasks[t] = g.made
	t.watch("TaskGroup._on_task_done", g, g.parent, func(*Future) { g.taskDone(t) })
	return t, nil
}

// Exit ends the block, with the error that the block ended with, nil for none
// (__aexit__). It waits for the tasks; its error, if any, is the one that is to
// stand: a group of what the tasks and the block raised, the CancelledError of
// a parent that was cancelled, or what leaves the loop.
func (g *TaskGroup) Exit(err error) *Operation {
	e := &groupExit{group: g, err: err}
	return operation("TaskGroup.__aexit__", e.step)
}

// groupExit is an exit under way.
type groupExit struct {
	group     *TaskGroup
	err       error // what the block raised
	cancelled error // the cancellation that is to be passed on
	begun     bool
}

func (e *groupExit) step(o *Operation, thrown error) Answer {
	g := e.group
	switch {
	case !e.begun && !g.entered:
		return raise(RuntimeError(fmt.Sprintf("TaskGroup %v has not been entered", g)))
	case !e.begun:
		e.begin()
	case isCancelled(thrown):
		// The parent was cancelled; perhaps by the group itself, and perhaps
		// time and again, while the tasks end.
		if !g.aborting {
			e.cancelled = thrown
			g.abort()
		}
	case thrown != nil:
		return raise(thrown)
	}
	if len(g.tasks) > 0 {
		g.completed = o.loop.createFuture()
		g.note()
		return wait(g.completed)
	}
	g.completed = nil
	err := e.verdict()
	g.parent, g.errors, g.base = nil, nil, nil
	return outcome(nil, err)
}

// begin is what the exit does before it waits.
func (e *groupExit) begin() {
	g := e.group
	e.begun, g.exiting = true, true
	if e.err == nil {
		return
	}
	if g.base == nil && leavesLoop(e.err) {
		g.base = e.err
	}
	if isCancelled(e.err) {
		e.cancelled = e.err
	}
	if !g.aborting {
		g.abort()
	}
}

// verdict is what the block raises, now that all tasks are done.
func (e *groupExit) verdict() error {
	g := e.group
	if g.base != nil {
		return g.base
	}
	if g.requested && g.parent.Uncancel() == 0 {
		e.cancelled = nil // it was the group's own request and nobody else's
	}
	if e.cancelled != nil && len(g.errors) == 0 {
		return e.cancelled
	}
	if e.err != nil && !isCancelled(e.err) {
		g.errors = append(g.errors, e.err)
	}
	if len(g.errors) == 0 {
		return nil
	}
	if g.parent.Cancelling() > 0 {
		// Someone else wants the parent gone: that is delivered anew, at its
		// next wait, while the count of requests stays what it was.
		g.parent.Uncancel()
		g.parent.Cancel("")
	}
	return &ExceptionGroup{Message: "unhandled errors in a TaskGroup", Errors: g.errors}
}

// abort cancels all tasks.
func (g *TaskGroup) abort() {
	g.aborting = true
	for _, t := range slices.SortedFunc(maps.Keys(g.tasks), func(a, b *Task) int { return cmp.Compare(g.tasks[a], g.tasks[b]) }) {
		if !t.Done() {
			t.Cancel("")
		}
	}
}

// note tells the trace how many tasks are still to finish.
func (g *TaskGroup) note() {
	g.completed.setWait(waiting{kind: trace.WaitGather, a: int64(len(g.tasks)), b: int64(g.made)})
}

// taskDone is _on_task_done.
func (g *TaskGroup) taskDone(t *Task) {
	delete(g.tasks, t)
	if g.completed != nil && !g.completed.Done() {
		g.note()
		t.loop.traceProgress(g.completed)
		if len(g.tasks) == 0 {
			_ = g.completed.SetResult(true)
		}
	}
	if t.Cancelled() {
		return
	}
	failure, _ := t.Exception()
	if failure == nil {
		return
	}
	g.errors = append(g.errors, failure)
	if g.base == nil && leavesLoop(failure) {
		g.base = failure
	}
	if g.parent == nil || g.parent.Done() { // the exit was not waited for to its end
		t.loop.CallExceptionHandler(ExceptionContext{
			Message:   fmt.Sprintf("Task %v has errored out but its parent task %v is already completed", t, g.parent),
			Exception: failure, Future: &t.Future,
		})
		return
	}
	if !g.aborting && !g.requested {
		g.abort()
		g.requested = true
		g.parent.Cancel("")
	}
}

// TaskGroup runs body, and then waits for the tasks that it has made in the
// group, as async with asyncio.TaskGroup() does. Its error is what Exit's is. A
// panic in body is an error of body's, a *PanicError.
func (co *Co) TaskGroup(body func(*TaskGroup) error) error {
	g := NewTaskGroup()
	if err := g.Enter(co.Task()); err != nil {
		return err
	}
	_, err := co.Await(g.Exit(bodyError(g, body)))
	return err
}

// bodyError is what body raises, a panic included; but not the one by which a
// coroutine is unwound.
func bodyError(g *TaskGroup, body func(*TaskGroup) error) (err error) {
	defer func() {
		switch p := recover().(type) {
		case nil:
		case unwinding:
			panic(p)
		default:
			err = panicked(p)
		}
	}()
	return body(g)
}
