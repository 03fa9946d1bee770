package loopcore

import (
	"fmt"

	"batuta/loopcore/trace"
)

// ReturnWhen says what a Wait waits for, in asyncio's words.
type ReturnWhen string

// What a Wait can wait for; the zero ReturnWhen is AllCompleted.
const (
	AllCompleted   ReturnWhen = "ALL_COMPLETED"
	FirstCompleted ReturnWhen = "FIRST_COMPLETED"
	FirstException ReturnWhen = "FIRST_EXCEPTION"
)

// WaitOptions say how long a Wait waits.
type WaitOptions struct {
	Timeout    *float64 // seconds; nil: as long as it takes
	ReturnWhen ReturnWhen
}

// Waited is what has come of a Wait, each part in the order that was given.
type Waited struct{ Done, Pending []*Future }

// AttributeError is raised where something is used as what it is not.
type AttributeError string

func (e AttributeError) Error() string { return string(e) }

// Class is the exception's name in Python.
func (AttributeError) Class() string { return "AttributeError" }

// Wait is asyncio.wait(futures): it waits until the *Futures and *Tasks are
// done, and answers a *Waited. It cancels nothing, and a time limit that
// passes is no error. Its errors: a ValueError for no futures, or an unknown
// ReturnWhen; a TypeError for a coroutine.
func Wait(futures []any, o WaitOptions) *Operation {
	w := &waitingAll{given: futures, options: o}
	return operation("wait", w.step)
}

// Wait waits for futures, as asyncio.wait does.
func (co *Co) Wait(futures []any, o WaitOptions) (*Waited, error) {
	waited, err := co.Await(Wait(futures, o))
	if err != nil {
		return nil, err
	}
	return waited.(*Waited), nil
}

// waitingAll is a wait under way (tasks.py: wait, _wait).
type waitingAll struct {
	given   []any
	options WaitOptions
	futures []*Future // each once
	left    int       // how many have not told yet
	waiter  *Future
	limit   *TimerHandle
}

func (w *waitingAll) step(o *Operation, thrown error) Answer {
	if w.waiter == nil {
		if err := w.check(); err != nil {
			return raise(err)
		}
		return w.begin(o.loop)
	}
	if w.limit != nil {
		w.limit.Cancel()
	}
	for _, f := range w.futures {
		f.RemoveDoneCallback(w)
	}
	if thrown != nil {
		return raise(thrown)
	}
	return done(w.parted())
}

// check refuses what cannot be waited for, and takes each future once.
func (w *waitingAll) check() error {
	if len(w.given) == 0 {
		return ValueError("Set of Tasks/Futures is empty.")
	}
	switch w.options.ReturnWhen {
	case "":
		w.options.ReturnWhen = AllCompleted
	case AllCompleted, FirstCompleted, FirstException:
	default:
		return ValueError(fmt.Sprintf("Invalid return_when value: %s", w.options.ReturnWhen))
	}
	seen := make(map[*Future]bool, len(w.given))
	var odd error
	for _, x := range w.given {
		f := asFuture(x)
		switch {
		case f != nil:
			if !seen[f] {
				seen[f] = true
				w.futures = append(w.futures, f)
			}
		case asCoroutine(x) != nil:
			return TypeError("Passing coroutines is forbidden, use tasks explicitly.")
		case odd == nil:
			odd = AttributeError(fmt.Sprintf("'%s' object has no attribute 'add_done_callback'", typeName(x)))
		}
	}
	if limit := w.options.Timeout; odd == nil && limit != nil {
		odd = checkWhen(limit)
	}
	return odd
}

// begin watches the futures. Even those that are done tell of it one pass later.
func (w *waitingAll) begin(l *Loop) Answer {
	w.left = len(w.futures)
	w.waiter = l.createFuture()
	w.note()
	if limit := w.options.Timeout; limit != nil {
		w.limit = l.callLater(*limit, "_release_waiter", func() { release(w.waiter) })
	}
	for _, f := range w.futures {
		if err := f.watch("_wait.<locals>._on_completion", w, l.current, w.completed); err != nil {
			return raise(err)
		}
	}
	return wait(w.waiter)
}

// note tells the trace how many are still to finish.
func (w *waitingAll) note() {
	w.waiter.setWait(waiting{kind: trace.WaitGather, a: int64(w.left), b: int64(len(w.futures))})
}

// completed is _on_completion.
func (w *waitingAll) completed(f *Future) {
	w.left--
	w.note()
	w.waiter.loop.traceProgress(w.waiter)
	if w.enough(f) {
		if w.limit != nil {
			w.limit.Cancel()
		}
		release(w.waiter)
	}
}

// enough reports whether the wait is over now that f is done. Only one that is
// to end at the first exception asks f for it.
func (w *waitingAll) enough(f *Future) bool {
	if w.left <= 0 || w.options.ReturnWhen == FirstCompleted {
		return true
	}
	if w.options.ReturnWhen != FirstException || f.Cancelled() {
		return false
	}
	failure, _ := f.Exception()
	return failure != nil
}

// parted is what is done and what is not.
func (w *waitingAll) parted() *Waited {
	waited := &Waited{}
	for _, f := range w.futures {
		if f.Done() {
			waited.Done = append(waited.Done, f)
		} else {
			waited.Pending = append(waited.Pending, f)
		}
	}
	return waited
}
