package loopcore

import (
	"errors"
	"slices"
)

// race is staggered.staggered_race over a host's addresses: each begins when
// the one before has failed, or has not answered for a while, and the first
// that answers ends the others.
type race struct {
	attempts  *attempts
	loop      *Loop
	parent    *Task
	begun     int // addresses
	winner    int // the descriptor that is connected, -1 for none
	running   []*Task
	over      *Future // is done when none runs any more
	unhandled []error
	refused   error // why the network would not have an address tried
	cancelled error // what the race itself was cancelled with
}

func (a *attempts) race(fl *flow) Answer {
	r := &race{attempts: a, loop: a.loop, parent: a.loop.current, winner: -1}
	ready := NewEvent()
	if err := r.start(ready, nil); err != nil {
		return a.then(-1, err)
	}
	ready.Set()
	return r.wait(fl)
}

// wait waits until none runs any more, even if it is cancelled meanwhile.
func (r *race) wait(fl *flow) Answer {
	a := r.attempts
	if len(r.running) == 0 {
		switch {
		case len(r.unhandled) > 0:
			return a.then(-1, &ExceptionGroup{Message: "staggered race failed", Errors: r.unhandled})
		case r.cancelled != nil:
			if r.winner >= 0 {
				r.loop.discard(r.winner)
			}
			return a.then(-1, r.cancelled)
		case r.winner < 0 && r.refused != nil:
			return a.then(-1, r.refused)
		case r.winner < 0:
			return a.then(-1, a.failure())
		}
		return a.then(r.winner, nil)
	}
	r.over = r.loop.NewFuture()
	return fl.await(r.over, func(_ any, err error) Answer {
		r.over = nil
		switch {
		case err == nil:
		case !isCancelled(err):
			return a.then(-1, err)
		default:
			r.cancelled = err
			var c *CancelledError
			errors.As(err, &c)
			for _, t := range slices.Clone(r.running) {
				t.Cancel(c.Msg)
			}
		}
		return r.wait(fl)
	})
}

// start makes the task of the next address. It begins when ready is set and,
// unless it is the first, the one before has failed or had its time.
func (r *race) start(ready, failed *Event) error {
	t, err := r.loop.CreateTaskWith(r.one(ready, failed), TaskOptions{})
	if err != nil {
		return err
	}
	r.running = append(r.running, t)
	done := doneCallback{name: "staggered_race.<locals>.task_done", fn: func(*Future) { r.ended(t) }}
	if r.parent != nil {
		done.by = &r.parent.Future
	}
	t.addCallback(done)
	return nil
}

// ended is told of a task's end.
func (r *race) ended(t *Task) {
	r.running = slices.DeleteFunc(r.running, func(other *Task) bool { return other == t })
	if r.over != nil && !r.over.Done() && len(r.running) == 0 {
		_ = r.over.SetResult(nil)
	}
	if t.Cancelled() {
		return
	}
	if failure, err := t.Exception(); err == nil && failure != nil {
		r.unhandled = append(r.unhandled, failure)
	}
}

// one is a task's part in the race.
func (r *race) one(ready, failed *Event) *Operation {
	return newFlow("staggered_race.<locals>.run_one_coro", func(fl *flow) Answer {
		return fl.call(ready.Wait(), func(_ any, err error) Answer {
			switch {
			case err != nil:
				return raise(err)
			case failed == nil:
				return r.connect(fl)
			}
			return fl.call(WaitFor(failed.Wait(), r.attempts.options.HappyEyeballsDelay), func(_ any, err error) Answer {
				var late *TimeoutError
				if err != nil && !errors.As(err, &late) {
					return raise(err)
				}
				return r.connect(fl)
			})
		})
	})
}

// connect tries the next address, and has the one behind it get ready.
func (r *race) connect(fl *flow) Answer {
	if r.begun == len(r.attempts.infos) {
		return done(nil)
	}
	info := r.attempts.infos[r.begun]
	r.begun++
	failed, ready := NewEvent(), NewEvent()
	if err := r.start(ready, failed); err != nil {
		return raise(err)
	}
	ready.Set()
	return fl.call(r.attempts.connect(info), func(fd any, err error) Answer {
		switch {
		case leavesLoop(err) || err == ErrDropped:
			return raise(err)
		case err != nil:
			if r.refused == nil && !isOSError(err) && !isCancelled(err) {
				r.refused = err
			}
			failed.Set()
			return done(nil)
		}
		r.winner = fd.(int)
		for _, t := range slices.Clone(r.running) {
			if t != r.loop.current {
				t.Cancel("")
			}
		}
		return done(nil)
	})
}
