package loopcore

import (
	"cmp"
	"iter"
	"maps"
	"slices"
)

// stopIteration says that an iterator is at its end.
type stopIteration string

func (e stopIteration) Error() string { return string(e) }

// Class is the exception's name in Python.
func (e stopIteration) Class() string { return string(e) }

// Repr is the error as Python's repr writes it.
func (e stopIteration) Repr() string { return reprRaised(e, "") }

const (
	// ErrStopIteration is a plain iterator's end.
	ErrStopIteration stopIteration = "StopIteration"
	// ErrStopAsyncIteration is an asynchronous iterator's end.
	ErrStopAsyncIteration stopIteration = "StopAsyncIteration"
)

// Completed gives futures in the order in which they are done (tasks.py:
// _AsCompletedIterator).
type Completed struct {
	done  *Queue // of *Future; nil: the time limit passed before one was done
	given map[*Future]any
	todo  map[*Future]int // those that are not done, numbered as they were given
	left  int             // how many are yet to be asked for
	limit *TimerHandle
}

// AsCompleted is asyncio.as_completed(xs, timeout=timeout) for *Futures,
// *Tasks and Coroutines, which become tasks; timeout is in seconds from now,
// nil for none. Once it has passed, all that is asked for is a *TimeoutError.
// Who is given twice counts once.
func (l *Loop) AsCompleted(xs []any, timeout *float64) (*Completed, error) {
	if timeout != nil {
		if err := checkWhen(timeout); err != nil {
			return nil, err
		}
	}
	c := &Completed{done: NewQueue(0), given: map[*Future]any{}, todo: map[*Future]int{}}
	var order []*Future
	seen := map[any]bool{}
	for _, x := range xs {
		if key := identity(x); key != nil {
			if seen[key] {
				continue
			}
			seen[key] = true
		}
		f, err := l.ensureFuture(x)
		if err != nil {
			return nil, err
		}
		if c.given[f] = x; asFuture(x) == nil {
			c.given[f] = f.task
		}
		order = append(order, f)
		c.todo[f] = len(order)
	}
	for _, f := range order {
		f.watch("_AsCompletedIterator._handle_completion", c, nil, c.completed)
	}
	if len(order) > 0 && timeout != nil {
		c.limit = l.callLater(*timeout, "_AsCompletedIterator._handle_timeout", c.expire)
	}
	c.left = len(order)
	return c, nil
}

// Left is how many are yet to be asked for.
func (c *Completed) Left() int { return c.left }

// Next is the plain iterator's next coroutine: it waits for the next future
// that is done, and its outcome is that future's. When there are no more, it
// fails with ErrStopIteration.
func (c *Completed) Next() *Operation {
	if c.left == 0 {
		return operation("_AsCompletedIterator.__next__", func(*Operation, error) Answer { return raise(ErrStopIteration) })
	}
	c.left--
	return c.waitForOne(func(f *Future) Answer { return outcome(f.Result()) })
}

// NextFuture is the asynchronous iterator's next: the *Future or *Task itself,
// which is done; of a coroutine its *Task. When there are no more, it fails
// with ErrStopAsyncIteration.
func (c *Completed) NextFuture() *Operation {
	one := c.waitForOne(func(f *Future) Answer { return done(c.given[f]) })
	return operation("_AsCompletedIterator.__anext__", func(o *Operation, thrown error) Answer {
		if c.left == 0 {
			return raise(ErrStopAsyncIteration)
		}
		c.left--
		return o.delegate(one, outcome)
	})
}

// waitForOne is _wait_for_one.
func (c *Completed) waitForOne(answer func(*Future) Answer) *Operation {
	return operation("_AsCompletedIterator._wait_for_one", func(o *Operation, thrown error) Answer {
		return o.delegate(c.done.Get(), func(f any, err error) Answer {
			switch {
			case err != nil:
				return raise(err)
			case f == nil:
				return raise(&TimeoutError{})
			}
			return answer(f.(*Future))
		})
	})
}

// expire is _handle_timeout.
func (c *Completed) expire() {
	for _, f := range slices.SortedFunc(maps.Keys(c.todo), func(a, b *Future) int { return cmp.Compare(c.todo[a], c.todo[b]) }) {
		f.RemoveDoneCallback(c)
		_ = c.done.PutNowait(nil) // the queue has no limit
	}
	clear(c.todo)
}

// completed is _handle_completion.
func (c *Completed) completed(f *Future) {
	if len(c.todo) == 0 {
		return // the limit was first
	}
	delete(c.todo, f)
	_ = c.done.PutNowait(f)
	if len(c.todo) == 0 && c.limit != nil {
		c.limit.Cancel()
	}
}

// AsCompleted runs xs, as asyncio.as_completed does, and gives what comes of
// each, in the order in which they are done. Was it the waiting itself that was
// cancelled, the error is a CancelledError too.
func (co *Co) AsCompleted(timeout *float64, xs ...any) iter.Seq2[any, error] {
	return func(yield func(any, error) bool) {
		c, err := co.loop.AsCompleted(xs, timeout)
		if err != nil {
			yield(nil, err)
			return
		}
		for c.Left() > 0 {
			if !yield(co.Await(c.Next())) {
				return
			}
		}
	}
}
