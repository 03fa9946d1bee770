package loopcore

import (
	"fmt"
	"strconv"

	"batuta/loopcore/trace"
)

// Task drives a coroutine by steps on the loop (asyncio.Task). It is the
// Future of the coroutine's result.
type Task struct {
	Future
	id         trace.TaskID
	name       string // "" until somebody asks, of the Task-N
	number     int64  // the N
	label      string // "" until somebody asks
	coro       Coroutine
	goCoro     *GoCoroutine // coro, if it is one: resumed without the interface's detour
	context    *Context
	handle     Handle  // its next step's; a task has one at most
	waiter     *Future // what it waits for
	mustCancel bool
	passing    bool // it is passing a cancellation on
	requests   int  // cancellations asked for
	forgotten  bool // it was done at once, and asyncio has let go of its coroutine
	expected   bool // nobody is surprised if it stays pending: run_until_complete's own
	unheld     bool // nobody can ask how it ended

	before, after *Task // among the loop's tasks
}

// TaskOptions say how a task is made.
type TaskOptions struct {
	Name    string   // "" gives the next Task-N
	Context *Context // what it runs in; nil: a copy of the context in use
	Eager   bool     // it takes its first step at once, if the loop runs (eager_start=True)
	Lazy    bool     // it does not, whatever the factory thinks of it (eager_start=False)
	Owner   any      // the new task's
}

// CreateTask is loop.create_task(coro, name=name); "" gives the next Task-N.
func (l *Loop) CreateTask(coro Coroutine, name string) (*Task, error) {
	return l.CreateTaskWith(coro, TaskOptions{Name: name})
}

// CreateTaskWith is loop.create_task, by the loop's TaskFactory if it has one.
// An eager task's first step may raise what leaves the loop: that is the error
// then; and so it is where the context that was named is in use.
func (l *Loop) CreateTaskWith(coro Coroutine, o TaskOptions) (*Task, error) {
	if asCoroutine(coro) == nil {
		return nil, TypeError("a coroutine was expected, got " + repr(coro))
	}
	if l.closed.Load() {
		return nil, ErrClosed
	}
	if err := l.checkThread(); err != nil {
		return nil, err
	}
	if l.TaskFactory != nil {
		return l.TaskFactory(l, coro, o)
	}
	return l.NewTask(coro, o)
}

// NewTask is the class asyncio.Task itself: what a TaskFactory calls.
func (l *Loop) NewTask(coro Coroutine, o TaskOptions) (*Task, error) {
	if asCoroutine(coro) == nil {
		return nil, TypeError("a coroutine was expected, got " + repr(coro))
	}
	t := &Task{id: trace.TaskID(l.counts.tasks + 1), name: o.Name, label: o.Name, coro: coro, context: o.Context}
	l.counts.tasks++
	if o.Name == "" {
		t.number = l.taskNames.Add(1)
	}
	if t.context == nil {
		t.context = &Context{vars: l.contextVars()}
	}
	t.Future = Future{loop: l, retrieved: true, task: t, onCancel: t.cancel, Owner: o.Owner}
	if l.debug.Load() {
		t.made = l.here()
	}
	t.setWait(waiting{kind: trace.WaitTask, a: int64(t.id)})
	t.handle = Handle{loop: l, task: t}
	if g, ok := coro.(*GoCoroutine); ok && g.bind(l) {
		t.goCoro = g
	} else {
		bind(coro, l)
	}
	l.tasks.add(t)
	l.traceTaskMade(t)
	if o.Eager && l.running.Load() {
		return t, t.stepEagerly()
	}
	l.queueTask(t)
	return t, nil
}

// EagerTaskFactory is asyncio.eager_task_factory: tasks are eager unless they are
// asked to be Lazy.
func EagerTaskFactory(l *Loop, coro Coroutine, o TaskOptions) (*Task, error) {
	o.Eager = !o.Lazy
	return l.NewTask(coro, o)
}

// stepEagerly takes the task's first step inside the step of whoever made it.
func (t *Task) stepEagerly() error {
	l := t.loop
	maker, begun := l.current, false
	err := l.RunIn(t.context, func() error {
		begun = true
		l.traceEager(trace.EagerBegin, t, maker)
		defer l.traceEager(trace.EagerEnd, t, maker)
		return t.step()
	})
	switch {
	case !begun: // its context is in use: it will never run
		l.tasks.remove(t)
		l.traceTaskDone(t, trace.Dropped, nil, nil)
		t.coro.Close()
	case t.Done():
		t.forgotten = true
	}
	return err
}

// Name is the task's name: what was given, else Task-N.
func (t *Task) Name() string {
	if t.name == "" {
		t.name = "Task-" + strconv.FormatInt(t.number, 10)
	}
	return t.name
}

// Label is how the score names it: the name that was given, else its coroutine.
func (t *Task) Label() string {
	if t.label == "" {
		t.label = t.coro.Label()
	}
	return t.label
}

// SetName is task.set_name(name).
func (t *Task) SetName(name string) {
	t.name = name
	if l := t.loop; l.trace != nil {
		l.trace.Append(trace.Event{Kind: trace.TaskNamed, Task: t.id, B: int64(l.trace.Intern(name))})
	}
}

// Coro is task.get_coro(): the coroutine it drives; nil for an eager task that
// was done at once, as in asyncio.
func (t *Task) Coro() Coroutine {
	if t.forgotten {
		return nil
	}
	return t.coro
}

// Context is task.get_context().
func (t *Task) Context() *Context { return t.context }

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

// Uncancel takes one request for cancellation back, and answers how many are
// left. With the last goes a cancellation that is still to be delivered.
func (t *Task) Uncancel() int {
	if t.requests > 0 {
		t.requests--
		if t.requests == 0 {
			t.mustCancel = false
		}
	}
	return t.requests
}

// queueStep is what a future does to the task that awaits it: its wakeup.
func (t *Task) queueStep(f *Future) {
	t.handle.wake = f
	t.loop.queueTask(t)
}

// step runs the coroutine until it must wait again (tasks.py: __step, __wakeup).
// Its error is one that leaves the loop.
func (t *Task) step() error {
	var thrown error
	if f := t.handle.wake; f != nil {
		t.handle.wake = nil
		_, thrown = f.Result()
	}
	if t.mustCancel {
		if !isCancelled(thrown) {
			thrown = t.cancelledError()
		}
		t.mustCancel = false
	}
	t.waiter = nil

	l := t.loop
	previous := l.current
	l.current = t
	var a Answer
	if t.goCoro != nil {
		a = t.goCoro.resume(nil, thrown)
	} else {
		a = sent(t.coro, thrown)
	}
	l.current = previous

	if a.Done {
		return t.finish(a)
	}
	t.await(a.Await)
	return nil
}

// finish takes the coroutine's end over as the task's. Its error is one that
// leaves the loop.
func (t *Task) finish(a Answer) error {
	t.loop.tasks.remove(t)
	if isStopIteration(a.Err) {
		a.Err = errRaisedStopIteration
	}
	switch {
	case a.Err == nil && t.mustCancel: // it was cancelled while it ran to its end
		t.mustCancel = false
		t.loop.traceTaskDone(t, trace.Cancelled, nil, nil)
		t.cancelNow(t.cancelMsg)
	case a.Err == nil:
		t.loop.traceTaskDone(t, trace.Returned, a.Result, nil)
		_ = t.Future.SetResult(a.Result)
	case isCancelled(a.Err):
		t.loop.traceTaskDone(t, trace.Cancelled, nil, nil)
		t.cancelError = a.Err // what was raised is what an awaiter gets, once
		t.cancelNow("")
	default:
		t.loop.traceTaskDone(t, trace.Failed, nil, a.Err)
		alone := len(t.callbacks) == 0 && (t.unheld || t.loop.onFailed != nil)
		_ = t.Future.SetException(a.Err)
		if leavesLoop(a.Err) {
			return a.Err
		}
		if alone {
			t.loop.lost = t
		}
	}
	return nil
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
		t.refuse("Task got bad yield: " + repr(on))
	case f.loop != l:
		t.refuse(fmt.Sprintf("Task %v got Future %v attached to a different loop", t, f))
	case f == &t.Future:
		t.refuse(fmt.Sprintf("Task cannot await on itself: %v", t))
	default:
		t.waiter = f
		l.traceSuspended(t, f)
		f.addCallback(doneCallback{wake: t})
		if t.mustCancel && f.Cancel(t.cancelMsg) {
			t.mustCancel = false
		}
	}
}

// refuse has the task's next step raise RuntimeError: what its coroutine yielded
// is nothing to wait for.
func (t *Task) refuse(words string) {
	t.loop.traceSuspended(t, nil)
	t.handle.wake = failed(t.loop, RuntimeError(words))
	t.loop.queueTask(t)
}

// failed is a future that has failed, for a step that is to throw.
func failed(l *Loop, err error) *Future {
	f := l.NewFuture()
	f.state, f.err = finished, err
	return f
}

// future is the task as a future, nil for none.
func (t *Task) future() *Future {
	if t == nil {
		return nil
	}
	return &t.Future
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
