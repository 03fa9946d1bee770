package loopcore

import (
	"errors"
	"fmt"

	"batuta/loopcore/trace"
)

// Task drives a coroutine by steps on the loop (asyncio.Task). It is the
// Future of the coroutine's result.
type Task struct {
	Future
	id         trace.TaskID
	name       string
	label      string
	coro       Coroutine
	goCoro     *GoCoroutine // coro, if it is one: resumed without the interface's detour
	handle     Handle       // its next step's; a task has one at most
	waiter     *Future      // what it waits for
	mustCancel bool
	passing    bool // it is passing a cancellation on
	requests   int  // cancellations asked for
	expected   bool // nobody is surprised if it stays pending: run_until_complete's own

	before, after *Task // among the loop's tasks
}

// CreateTask is loop.create_task(coro, name=name); "" gives the next Task-N.
func (l *Loop) CreateTask(coro Coroutine, name string) (*Task, error) {
	if asCoroutine(coro) == nil {
		return nil, TypeError("a coroutine was expected, got None")
	}
	if l.closed.Load() {
		return nil, ErrClosed
	}
	if err := l.checkThread(); err != nil {
		return nil, err
	}
	return l.newTask(coro, name), nil
}

func (l *Loop) newTask(coro Coroutine, name string) *Task {
	l.taskCount++
	t := &Task{id: trace.TaskID(l.taskCount), name: name, label: name, coro: coro}
	if name == "" {
		t.name, t.label = fmt.Sprintf("Task-%d", l.nextTaskName()), coro.Label()
	}
	t.Future = Future{loop: l, retrieved: true, task: t, onCancel: t.cancel}
	t.setWait(waiting{kind: trace.WaitTask, a: int64(t.id)})
	t.handle = Handle{loop: l, task: t}
	if g, ok := coro.(*GoCoroutine); ok && g.bind(l) {
		t.goCoro = g
	}
	l.tasks.add(t)
	l.traceTaskMade(t)
	l.queueTask(t)
	return t
}

// Name is the task's name: what was given, else Task-N.
func (t *Task) Name() string { return t.name }

// Label is how the score names it: the name that was given, else its coroutine.
func (t *Task) Label() string { return t.label }

// ID is its number in the trace.
func (t *Task) ID() trace.TaskID { return t.id }

// cancel asks for cancellation: a CancelledError is thrown into the coroutine
// at its next step. False if the task is done.
func (t *Task) cancel(msg string) bool {
	t.retrieve()
	if t.Done() {
		return false
	}
	t.loop.traceTask(trace.TaskCancelling, t)
	t.requests++
	if t.passCancel(msg) {
		return true // the awaited future's callbacks will wake the task
	}
	t.mustCancel, t.cancelMsg = true, msg
	return true
}

// passCancel tries to cancel what the task waits for.
func (t *Task) passCancel(msg string) bool {
	if t.waiter == nil {
		return false
	}
	if t.passing {
		panic(ErrCircle)
	}
	t.passing = true
	defer func() { t.passing = false }()
	return t.waiter.Cancel(msg)
}

// tryCancel is Cancel for the loop's own use, with its panic as an error.
func (t *Task) tryCancel() (err error) {
	defer func() {
		if p := recover(); p != nil {
			if p != ErrCircle {
				panic(p)
			}
			err = ErrCircle
		}
	}()
	t.cancel("")
	return nil
}

// SetResult is refused: a task's result is its coroutine's.
func (t *Task) SetResult(any) error { return ErrTaskResult }

// SetException is refused: a task's exception is its coroutine's.
func (t *Task) SetException(error) error { return ErrTaskException }

// Cancelling is how many cancellations have been asked for and not taken back.
func (t *Task) Cancelling() int { return t.requests }

// queueStep is what a future does to the task that awaits it: its wakeup.
func (t *Task) queueStep(f *Future) {
	t.handle.wake = f
	t.loop.queueTask(t)
}

// step runs the coroutine until it must wait again (tasks.py: __step, __wakeup).
func (t *Task) step() {
	var thrown error
	if f := t.handle.wake; f != nil {
		t.handle.wake = nil
		_, thrown = f.Result()
	}
	if t.mustCancel {
		var c *CancelledError
		if !errors.As(thrown, &c) {
			thrown = t.cancelledError()
		}
		t.mustCancel = false
	}
	t.waiter = nil

	l := t.loop
	previous := l.current
	l.current = t
	var a Answer
	switch {
	case t.goCoro != nil:
		a = t.goCoro.resume(nil, thrown)
	default:
		a = sent(t.coro, thrown)
	}
	l.current = previous

	if a.Done {
		t.finish(a)
		return
	}
	t.await(a.Await)
}

// finish takes the coroutine's end over as the task's.
func (t *Task) finish(a Answer) {
	t.loop.tasks.remove(t)
	var c *CancelledError
	switch {
	case a.Err == nil && t.mustCancel: // it was cancelled while it ran to its end
		t.mustCancel = false
		t.loop.traceTaskDone(t, trace.Cancelled, nil, nil)
		t.cancelNow(t.cancelMsg)
	case a.Err == nil:
		t.loop.traceTaskDone(t, trace.Returned, a.Result, nil)
		_ = t.Future.SetResult(a.Result)
	case errors.As(a.Err, &c):
		t.loop.traceTaskDone(t, trace.Cancelled, nil, nil)
		t.cancelError = a.Err // what was raised is what an awaiter gets, once
		t.cancelNow("")
	default:
		t.loop.traceTaskDone(t, trace.Failed, nil, a.Err)
		_ = t.Future.SetException(a.Err)
	}
}

// await has the task wait for what its coroutine yielded.
func (t *Task) await(on any) {
	l := t.loop
	f := asFuture(on)
	switch {
	case on == nil: // a bare yield: the others first
		l.traceSuspended(t, nil)
		l.queueTask(t)
	case f == nil:
		t.handle.wake = failed(l, RuntimeError("Task got bad yield: "+repr(on)))
		l.queueTask(t)
	case f.loop != l:
		t.handle.wake = failed(l, RuntimeError(fmt.Sprintf("Task %v got Future %v attached to a different loop", t, f)))
		l.queueTask(t)
	case f == &t.Future:
		t.handle.wake = failed(l, RuntimeError(fmt.Sprintf("Task cannot await on itself: %v", t)))
		l.queueTask(t)
	default:
		t.waiter = f
		l.traceSuspended(t, f)
		f.addCallback(doneCallback{wake: t})
		if t.mustCancel && f.Cancel(t.cancelMsg) {
			t.mustCancel = false
		}
	}
}

// failed is a future that has failed, for a step that is to throw.
func failed(l *Loop, err error) *Future {
	f := l.NewFuture()
	f.state, f.err = finished, err
	return f
}

// asFuture is the future behind what a coroutine awaits, nil if it is none.
func asFuture(x any) *Future {
	switch f := x.(type) {
	case *Future:
		return f
	case *Task:
		if f != nil {
			return &f.Future
		}
	}
	return nil
}

// taskList links all tasks that are not done, in the order of their creation.
type taskList struct{ first, last *Task }

func (l *taskList) add(t *Task) {
	t.before = l.last
	if l.last == nil {
		l.first = t
	} else {
		l.last.after = t
	}
	l.last = t
}

func (l *taskList) remove(t *Task) {
	if t.before == nil {
		l.first = t.after
	} else {
		t.before.after = t.after
	}
	if t.after == nil {
		l.last = t.before
	} else {
		t.after.before = t.before
	}
	t.before, t.after = nil, nil
}

// AllTasks is asyncio.all_tasks: those not done, in the order of their creation.
func (l *Loop) AllTasks() []*Task {
	var all []*Task
	for t := l.tasks.first; t != nil; t = t.after {
		all = append(all, t)
	}
	return all
}
