package loopcore

import (
	"fmt"

	"batuta/loopcore/trace"
)

// WaitFor is asyncio.wait_for(x, timeout): the result of x, a *Future, a *Task
// or a Coroutine, if it comes within so many seconds; nil: however long it
// takes. What is late is cancelled, and the error is a *TimeoutError. A
// coroutine is run in its caller's task, unless timeout is 0 or less.
func WaitFor(x any, timeout *float64) *Operation {
	w := &waitingFor{x: x, limit: NewTimeout(timeout)}
	if timeout != nil && *timeout <= 0 {
		return operation("wait_for", w.stepLate)
	}
	return operation("wait_for", w.step)
}

// waitingFor is a wait_for under way (tasks.py: wait_for, _cancel_and_wait).
type waitingFor struct {
	x      any
	limit  *Timeout
	begun  bool
	future *Future // x, when it is late from the start
	waiter *Future
}

// step waits for x under the limit.
func (w *waitingFor) step(o *Operation, thrown error) Answer {
	if w.begun { // x was a future
		if thrown != nil {
			return w.leave(nil, thrown)
		}
		return w.leave(w.future.Result())
	}
	w.begun = true
	if err := w.limit.Enter(o.loop.current); err != nil {
		return raise(err)
	}
	if f := asFuture(w.x); f != nil {
		w.future = f
		return wait(f)
	}
	c := asCoroutine(w.x)
	if c == nil {
		return w.leave(nil, notAwaitable(w.x))
	}
	return o.delegate(c, w.leave)
}

// leave ends the limit with what has come of x.
func (w *waitingFor) leave(result any, err error) Answer {
	if err = w.limit.Exit(err); err != nil {
		return raise(err)
	}
	return done(result)
}

// stepLate does for a limit that has passed already: x is cancelled at once,
// and its end is waited for.
func (w *waitingFor) stepLate(o *Operation, thrown error) Answer {
	if w.waiter == nil {
		f, err := o.loop.ensureFuture(w.x)
		switch {
		case err != nil:
			return raise(err)
		case f.Done():
			return outcome(f.Result())
		}
		w.future, w.waiter = f, o.loop.newWait(waitingOf(f))
		f.watch("_release_waiter", w, nil, func(*Future) { release(w.waiter) })
		f.Cancel("")
		return wait(w.waiter) // not for f itself, so that this can be cancelled whatever f does
	}
	w.future.RemoveDoneCallback(w)
	if thrown != nil {
		return raise(thrown)
	}
	result, err := w.future.Result()
	if isCancelled(err) {
		err = &TimeoutError{Cause: err}
	}
	return outcome(result, err)
}

// outcome is the Answer of one that has ended with a result or an error.
func outcome(result any, err error) Answer {
	if err != nil {
		return raise(err)
	}
	return done(result)
}

// release is _release_waiter.
func release(waiter *Future) {
	if !waiter.Done() {
		_ = waiter.SetResult(nil)
	}
}

// waitingOf is what the trace says of one that waits until f is done.
func waitingOf(f *Future) waiting {
	if f.wait != nil {
		return *f.wait
	}
	return waiting{kind: trace.WaitFuture}
}

// typeName is the name of the Python type that a Go value stands for; a value
// that is Python's own object says it itself.
func typeName(x any) string {
	switch x := x.(type) {
	case interface{ TypeName() string }:
		return x.TypeName()
	case nil:
		return "NoneType"
	case bool:
		return "bool"
	case string:
		return "str"
	case int, int8, int16, int32, int64, uint, uint8, uint16, uint32, uint64:
		return "int"
	case float32, float64:
		return "float"
	case []byte:
		return "bytes"
	case []any:
		return "list"
	}
	if isNil(x) {
		return "NoneType"
	}
	return fmt.Sprintf("%T", x)
}
