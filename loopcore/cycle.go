package loopcore

import (
	"fmt"
	"slices"
	"time"

	"batuta/loopcore/selector"
	"batuta/loopcore/trace"
)

// runOnce is one cycle of the loop (base_events.py: _run_once).
func (l *Loop) runOnce() error {
	l.beginCycle()

	// 1. Timers that were cancelled leave the heap.
	l.tidyTimers()

	if err := l.heed(); err != nil {
		return err
	}

	// 2. How long the selector may wait: not at all if there is work, else
	// until the next timer, else for ever.
	l.tellIdle()
	timeout := l.reckonTimeout()

	// 3. The only place where the loop waits.
	events, err := l.ask(timeout)
	if err != nil {
		return err
	}

	// 4. What other threads queued while it waited comes first; then each
	// descriptor that is ready queues its callback.
	if err := l.heed(); err != nil {
		return err
	}
	l.drainInbox()
	l.processEvents(events)

	// 5. Timers that are due join the queue behind them.
	l.queueDueTimers()

	// 6. The only place where callbacks are called: those that are queued by
	// now, and no others. What they queue waits for the next cycle, so
	// nobody can keep the loop from its selector.
	began, steps := l.beginSteps(), l.ready.len()
	for range steps {
		if err := l.runNext(); err != nil {
			return err
		}
	}
	l.warnSlowCycle(began, steps)
	l.endCycle()
	return nil
}

// tellIdle says that the loop has nothing to do just now.
func (l *Loop) tellIdle() {
	if l.idle != nil && l.ready.len() == 0 && !l.stopping && !l.inbox.waiting.Load() {
		l.idle(len(l.timers) == 0)
	}
}

func (l *Loop) tidyTimers() {
	if n := len(l.timers); n > minScheduledTimers && float64(l.timersOff)/float64(n) > minCancelledTimersShare {
		l.timers = slices.DeleteFunc(l.timers, func(t *TimerHandle) bool {
			if t.cancelled {
				t.scheduled = false
			}
			return t.cancelled
		})
		l.timers.heapify()
		l.timersOff = 0
		return
	}
	for len(l.timers) > 0 && l.timers[0].cancelled {
		l.timersOff--
		l.timers.pop().scheduled = false
	}
}

// reckonTimeout is the selector's timeout in seconds, negative for none.
func (l *Loop) reckonTimeout() float64 {
	if l.inbox.waiting.Load() {
		l.drainInbox()
	}
	timeout, why, id, task := l.nextWork()
	if l.maxWait >= 0 && (timeout < 0 || timeout > l.maxWait) {
		timeout, why, id, task = l.maxWait, trace.WhyOwner, 0, 0
	}
	l.traceAsk(timeout, why, id, task)
	return timeout
}

// nextWork is how long nothing is to be done, in seconds, and why: what is
// waited for, and the task that waits for it.
func (l *Loop) nextWork() (timeout float64, why trace.Why, id trace.HandleID, task trace.TaskID) {
	switch {
	case l.ready.len() > 0:
		h := l.ready.first()
		return 0, trace.WhyReady, h.id, h.task.traceID()
	case l.stopping:
		return 0, trace.WhyStopping, 0, 0
	case len(l.timers) > 0:
		next := l.timers[0]
		timeout := min(max(0, next.when-l.Time()), maximumSelectTimeout)
		return timeout, trace.WhyTimer, next.id, next.owner
	}
	return -1, trace.WhyNothing, 0, 0
}

// ask has the clock ask the selector.
func (l *Loop) ask(timeout float64) ([]selector.Event, error) {
	poll := l.debug.Load() && timeout != 0
	var before time.Duration
	if poll {
		before, _ = l.clock.Stamp()
	}
	events, err := l.askSelector(timeout)
	if l.dropped.Load() {
		l.traceAnswer(nil)
		return nil, ErrDropped
	}
	if err != nil {
		return nil, fmt.Errorf("asking the selector: %w", err)
	}
	l.traceAnswer(events)
	if poll {
		after, _ := l.clock.Stamp()
		l.logPoll(timeout, after-before, len(events))
	}
	return events, nil
}

// askSelector is the call itself. A selector may be of anyone's making: its
// panic is an error that ends the run.
func (l *Loop) askSelector(timeout float64) (events []selector.Event, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = panicked(p)
		}
	}()
	return l.clock.Select(l.selector, timeout)
}

// processEvents queues the callbacks of ready descriptors, in the selector's
// order, and of each the reader before the writer.
func (l *Loop) processEvents(events []selector.Event) {
	for _, e := range events {
		r := l.files[e.FD]
		if r == nil {
			continue
		}
		l.cause, l.causeA = trace.CauseFD, int64(e.FD)
		if e.Mask&selector.Read != 0 && r.reader != nil {
			if r.reader.cancelled {
				l.removeReader(e.FD)
			} else {
				l.push(r.reader)
			}
		}
		if e.Mask&selector.Write != 0 && r.writer != nil {
			if r.writer.cancelled {
				l.removeWriter(e.FD)
			} else {
				l.push(r.writer)
			}
		}
	}
	l.cause, l.causeA = trace.CauseOutside, 0
}

// queueDueTimers moves the timers that are due to the ready queue.
func (l *Loop) queueDueTimers() {
	end := l.Time() + l.clock.Resolution()
	l.cause = trace.CauseTimer
	for len(l.timers) > 0 && l.timers[0].when < end {
		t := l.timers.pop()
		t.scheduled, t.due = false, true
		l.traceHandle(trace.TimerDue, &t.Handle)
		l.push(&t.Handle)
	}
	l.cause = trace.CauseOutside
}

// runNext runs the first handle of the queue, unless the run is to end.
func (l *Loop) runNext() error {
	if l.gate != nil {
		l.gate.BeforeStep()
	}
	if l.dropped.Load() {
		return ErrDropped
	}
	if l.signals.Load() > 0 {
		if err := l.heed(); err != nil {
			return err
		}
	}
	h := l.ready.pop()
	if h.timer != nil {
		h.timer.due = false
	}
	if h.cancelled {
		l.traceHandle(trace.StepSkipped, h)
		return nil
	}
	if l.trace != nil || l.debug.Load() {
		return l.runWatched(h)
	}
	return h.run()
}

// runWatched runs a handle, writes it to the trace and times it.
func (l *Loop) runWatched(h *Handle) error {
	id := h.id // a task's handle may be queued anew while it runs
	l.stepping, l.cause, l.causeA = id, trace.CauseHandle, int64(id)
	begun := l.traceStepBegin(h)
	if l.gate != nil {
		l.gate.StepBegun()
	}
	var t0 float64
	debug := l.debug.Load()
	if debug {
		t0, l.watched = l.Time(), h.made
	}
	err := h.run()
	l.watched = nil
	if debug && err == nil {
		l.warnSlow(h, l.Time()-t0)
	}
	l.traceStepEnd(h.task, id, begun)
	if l.lost != nil {
		l.reportLostTask()
	}
	l.stepping, l.cause, l.causeA = 0, trace.CauseOutside, 0
	return err
}

// run calls the callback in its context. Its error is one that leaves the loop.
func (h *Handle) run() error {
	l := h.loop
	c := h.context
	if h.task != nil {
		c = h.task.context
	}
	context, vars := l.context, l.vars
	switch {
	case c == nil:
		l.context, l.vars = nil, h.vars
	case c.enter():
		l.context = c
	default:
		h.report(RuntimeError("cannot enter context: " + repr(c) + " is already entered"))
		return nil
	}
	var err error
	if h.task != nil {
		err = h.task.step() // what else it raises is its result
	} else {
		err = h.runPlain()
	}
	if c != nil {
		c.leave()
	}
	l.context, l.vars = context, vars
	return err
}

// runPlain calls a plain callback; what it raises goes to the exception
// handler, unless it leaves the loop.
func (h *Handle) runPlain() (left error) {
	defer func() {
		if p := recover(); p != nil {
			if left = panicked(p); !leavesLoop(left) {
				h.report(left)
				left = nil
			}
		}
	}()
	var err error
	switch {
	case h.fired != nil:
		err = h.fired.run()
	case h.call != nil:
		err = h.call.Fn()
	default:
		h.fn()
	}
	switch {
	case err == nil:
	case leavesLoop(err):
		return err
	default:
		h.report(err)
	}
	return nil
}

// report tells the exception handler what the callback raised.
func (h *Handle) report(err error) {
	h.loop.CallExceptionHandler(ExceptionContext{
		Message:   "Exception in callback " + h.label(),
		Exception: err,
		Handle:    h, SourceTraceback: h.made.stackTrace(),
	})
}
