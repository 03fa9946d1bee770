package loopcore

import (
	"slices"
	"strings"

	"batuta/loopcore/trace"
)

type futureState uint8

const (
	pending futureState = iota
	cancelled
	finished
)

// Future is a result that will come (asyncio.Future). Loop thread only.
type Future struct {
	loop      *Loop
	state     futureState
	retrieved bool // someone has asked for the exception, or there is none
	result    any
	err       error
	cancelMsg string
	// cancelError is the CancelledError that a task's coroutine ended with. As
	// in CPython the first who asks gets it, and later ones get one of their own.
	cancelError error
	callbacks   []doneCallback
	task        *Task                 // the task whose result this is
	onCancel    func(msg string) bool // replaces Cancel: a task's, a gather's
	made        *origin               // in debug mode
	gathers     bool                  // it is a gather's
	described   bool                  // its repr is being written
	wait        *waiting              // what a task that awaits it waits for, for the trace
	// Owner is whatever an interpreter keeps for the future: its own object.
	Owner any
}

// doneCallback is one entry of a future's callbacks: a task to wake, or a function.
type doneCallback struct {
	wake *Task
	fn   func(*Future)
	name string
	// by is the task that awaits this future though another one will wake it: as
	// a gather, a wait, a shield, a TaskGroup have it. It, or the task to wake,
	// awaits this one in the call graph.
	by   *Future
	call *DoneCall // what was said of the callback; fn is nil then
	vars *bindings // it runs in a context with these values, if the call names none
}

// DoneCall is a future's callback with all that can be said of it.
type DoneCall struct {
	Fn      func(*Future) error // its error is treated as a Call's
	Label   func() string       // as a Call's, without the future: cb() at f.py:41; nil: the name of Fn
	Context *Context            // nil: a copy of the context in use now
	// Key is what RemoveDoneCallback knows it by.
	Key any
}

// waiting says in the trace's terms what a future stands for.
type waiting struct {
	kind  trace.Wait
	a, b  int64
	timer *TimerHandle
	text  string
}

// NewFuture is loop.create_future().
func (l *Loop) NewFuture() *Future {
	f := &Future{loop: l, retrieved: true}
	if l.debug.Load() {
		f.made = l.here()
	}
	return f
}

// NewNamedFuture is NewFuture for one of which the trace says in a few words
// what it stands for, where a task awaits it: "a connection to example.org:80".
func (l *Loop) NewNamedFuture(what string) *Future {
	return l.newWait(waiting{kind: trace.WaitFuture, text: what})
}

// newWait is a future of which the trace says what it waits for.
func (l *Loop) newWait(w waiting) *Future {
	f := l.createFuture()
	f.setWait(w)
	return f
}

func (f *Future) setWait(w waiting) {
	if f.loop.trace != nil {
		kept := w // so that w itself is not made on the heap when nobody traces
		f.wait = &kept
	}
}

// Task is the task whose result this is, nil for a plain future.
func (f *Future) Task() *Task { return f.task }

// Loop is the loop the future belongs to.
func (f *Future) Loop() *Loop { return f.loop }

// Done reports whether it has a result, an exception, or was cancelled.
func (f *Future) Done() bool { return f.state != pending }

// Cancelled reports whether it was cancelled.
func (f *Future) Cancelled() bool { return f.state == cancelled }

// Result is the result, or the error that stands in its place:
// ErrNoResult while there is none, a *CancelledError once cancelled.
func (f *Future) Result() (any, error) {
	switch f.state {
	case pending:
		return nil, ErrNoResult
	case cancelled:
		return nil, f.cancelledError()
	}
	f.retrieve()
	return f.result, f.err
}

// Exception is the error it failed with, nil if it did not; the second value
// says why there is no answer.
func (f *Future) Exception() (failure, err error) {
	switch f.state {
	case pending:
		return nil, ErrNoException
	case cancelled:
		return nil, f.cancelledError()
	}
	f.retrieve()
	return f.err, nil
}

// Failure is the error it has failed with, nil if it has not. Who asks here only
// looks on: the failure still waits to be retrieved.
func (f *Future) Failure() error { return f.err }

func (f *Future) retrieve() {
	if !f.retrieved {
		f.retrieved = true
		f.loop.noteAsked(f)
	}
}

func (f *Future) cancelledError() error {
	if err := f.cancelError; err != nil {
		f.cancelError = nil
		return err
	}
	return &CancelledError{Msg: f.cancelMsg}
}

// SetResult ends the wait. ErrInvalidState if it has ended; ErrClosed if there
// were callbacks to be called, and their loop is closed.
func (f *Future) SetResult(v any) error {
	if f.state != pending {
		return ErrInvalidState
	}
	f.result, f.state = v, finished
	return f.scheduleCallbacks()
}

// SetException ends the wait with an error, with the errors of SetResult;
// ErrNotException if err is nil. A StopIteration becomes a RuntimeError, for it
// would end whoever awaits the future.
func (f *Future) SetException(err error) error {
	if err == nil {
		return ErrNotException
	}
	if f.state != pending {
		return ErrInvalidState
	}
	if isStopIteration(err) {
		err = errStopIteration
	}
	f.err, f.state, f.retrieved = err, finished, false
	f.loop.keepUnretrieved(f)
	return f.scheduleCallbacks()
}

// Cancel asks for cancellation; false if it is done already.
func (f *Future) Cancel(msg string) bool {
	if f.onCancel != nil {
		return f.onCancel(msg)
	}
	return f.cancelNow(msg)
}

// cancelNow is Future.cancel itself.
func (f *Future) cancelNow(msg string) bool {
	f.retrieve() // who cancels a failed future knows of it
	if f.state != pending {
		return false
	}
	f.state, f.cancelMsg = cancelled, msg
	_ = f.scheduleCallbacks() // on a closed loop nobody is left to be told
	return true
}

// AddDoneCallback has fn called, through CallSoon, once the future is done, in a
// copy of the context in use now.
func (f *Future) AddDoneCallback(fn func(*Future)) { _ = f.addCallback(doneCallback{fn: fn}) }

// AddDoneCallbackWith is AddDoneCallback for a callback of which more is said. It
// fails with ErrClosed if the future is done and its loop closed: nobody is left
// who could call it.
func (f *Future) AddDoneCallbackWith(c DoneCall) error { return f.addCallback(doneCallback{call: &c}) }

// RemoveDoneCallback forgets the callbacks of that key, which must be
// comparable, and answers how many there were.
func (f *Future) RemoveDoneCallback(key any) int {
	before := len(f.callbacks)
	f.removeCallbacks(func(cb doneCallback) bool { return cb.call != nil && cb.call.Key == key })
	return before - len(f.callbacks)
}

func (f *Future) addCallback(cb doneCallback) error {
	if cb.wake == nil {
		cb.vars = f.loop.contextVars()
	}
	if f.state != pending {
		if f.loop.closed.Load() {
			return ErrClosed
		}
		f.schedule(cb)
		return nil
	}
	f.callbacks = append(f.callbacks, cb)
	return nil
}

// removeCallbacks forgets the callbacks that drop picks.
func (f *Future) removeCallbacks(drop func(doneCallback) bool) {
	f.callbacks = slices.DeleteFunc(f.callbacks, drop)
}

// watch has fn called once the future is done, under asyncio's name for it, on
// behalf of the task by, if there is one. RemoveDoneCallback knows it by its key. It
// fails as AddDoneCallbackWith does.
func (f *Future) watch(name string, key any, by *Task, fn func(*Future)) error {
	return f.addCallback(doneCallback{
		name: name, by: by.future(),
		call: &DoneCall{Key: key, Fn: func(f *Future) error { fn(f); return nil }},
	})
}

// scheduleCallbacks queues every callback, in the order in which they came.
func (f *Future) scheduleCallbacks() error {
	callbacks := f.callbacks
	f.callbacks = nil
	if len(callbacks) > 0 && f.loop.closed.Load() {
		return ErrClosed
	}
	for _, cb := range callbacks {
		f.schedule(cb)
	}
	return nil
}

func (f *Future) schedule(cb doneCallback) {
	if cb.wake != nil {
		cb.wake.queueStep(f)
		return
	}
	h := &Handle{loop: f.loop, vars: cb.vars, name: cb.name, fired: &fired{future: f, doneCallback: cb}}
	if cb.call != nil {
		h.context = cb.call.Context
	}
	if f.loop.debug.Load() {
		h.made = f.loop.here()
	}
	f.loop.soon(h)
}

// fired is a callback of a future's that is done.
type fired struct {
	doneCallback
	future *Future
}

// run calls it.
func (c *fired) run() error {
	switch {
	case c.call != nil && c.call.Fn != nil:
		return c.call.Fn(c.future)
	case c.fn != nil:
		c.fn(c.future)
		return nil
	}
	return errNotCallable
}

// label is the callback as its handle's repr writes it: debug mode adds the future.
func (c *fired) label(l *Loop) string {
	label := c.doneCallback.label(l)
	if l.debug.Load() {
		label = strings.Replace(label, "()", "("+abridged(c.future.String())+")", 1)
	}
	return label
}
