package judge

import "batuta/loopcore/trace"

// waitSpecs are the measures of what tasks wait for.
func waitSpecs() []spec {
	return []spec{
		{name: "waits", kind: Number, of: ofTask, fors: waits(), find: findWaits},
		{name: "waits-at-once", kind: Number, of: ofTask, fors: waits(), find: findWaitsAtOnce},
		{name: "woken-by", kind: Number, of: ofTask, find: findWokenBy},
		{name: "wake-order", kind: Labels, of: ofTask, find: findWakeOrder},
	}
}

// waits is what a task may wait for.
func waits() []string {
	return []string{"timer", "read", "write", "io", "thread", "future", "task", "lock", "queue", "yield"}
}

// isFor reports whether a wait is for what a measure's For says.
func isFor(e *trace.Event, what string) bool {
	w := trace.Wait(e.Code)
	switch what {
	case "timer":
		return w == trace.WaitTimer
	case "read":
		return w == trace.WaitRead
	case "write":
		return w == trace.WaitWrite
	case "io":
		return w == trace.WaitRead || w == trace.WaitWrite
	case "thread":
		return w == trace.WaitThread && e.B != 1 // else for the end of all of them
	case "future":
		return w == trace.WaitFuture
	case "task":
		return w == trace.WaitTask || w == trace.WaitGather
	case "lock":
		return w == trace.WaitLock
	case "queue":
		return w == trace.WaitQueue
	case "yield":
		return w == trace.WaitYield
	}
	return true
}

// endsWait reports whether an event ends the wait of the task that it names.
func endsWait(e *trace.Event) bool {
	switch e.Kind {
	case trace.TaskWoken, trace.HandleQueued, trace.StepBegin, trace.TaskDone:
		return true
	}
	return false
}

// findWaits is how often tasks waited.
func findWaits(s *scene, m Measure, _ []string) Finding {
	f := none(s.hasTask(m.Of))
	counted := map[trace.TaskID]bool{} // of the wait that it is in
	ask := s.asker(m, nil)
	for i := s.v.First(); i < s.v.End(); i++ {
		e := s.v.At(i)
		switch {
		case e.Task == 0:
		case e.Kind == trace.TaskSuspended, e.Kind == trace.WaitProgress:
			if !counted[e.Task] && isFor(e, m.For) && ask(e.Task) {
				counted[e.Task] = true
				f.hit(i+1, s.label(e.Task))
			}
		case endsWait(e):
			delete(counted, e.Task)
		}
	}
	return f
}

// findWaitsAtOnce is how many tasks waited at one moment, at most: where For
// does not say for what, for something outside the loop, which is I/O, a timer
// or a thread.
func findWaitsAtOnce(s *scene, m Measure, _ []string) Finding {
	f := none(s.hasTask(m.Of))
	waiting := map[trace.TaskID]bool{}
	ask := s.asker(m, nil)
	for i := s.v.First(); i < s.v.End(); i++ {
		e := s.v.At(i)
		switch {
		case e.Task == 0:
		case e.Kind == trace.TaskSuspended, e.Kind == trace.WaitProgress:
			such := m.For != "" && isFor(e, m.For)
			if m.For == "" {
				such = isFor(e, "io") || isFor(e, "timer") || isFor(e, "thread")
			}
			if such && ask(e.Task) {
				waiting[e.Task] = true
				f.most(float64(len(waiting)), i+1, "")
			} else {
				delete(waiting, e.Task)
			}
		case endsWait(e):
			delete(waiting, e.Task)
		}
	}
	return f
}

// runner follows whose step runs.
type runner struct {
	task  trace.TaskID
	eager []trace.TaskID
}

// apply goes beyond an event.
func (r *runner) apply(e *trace.Event) {
	switch e.Kind {
	case trace.StepBegin:
		r.task, r.eager = e.Task, nil
	case trace.StepEnd, trace.CycleEnd, trace.RunEnd:
		r.task, r.eager = 0, nil
	case trace.EagerBegin:
		r.eager = append(r.eager, e.Task)
	case trace.EagerEnd:
		if n := len(r.eager); n > 0 {
			r.eager = r.eager[:n-1]
		}
	}
}

// now is the task whose step runs, 0 for none.
func (r *runner) now() trace.TaskID {
	if n := len(r.eager); n > 0 {
		return r.eager[n-1]
	}
	return r.task
}

// findWokenBy is how many waits for a future, another task, a queue or a lock
// another task's step has ended.
func findWokenBy(s *scene, m Measure, _ []string) Finding {
	f := none(s.hasTask(m.Of))
	waiting := map[trace.TaskID]bool{}
	cancelled := map[trace.TaskID]bool{}
	var by runner
	ask := s.asker(m, nil)
	for i := s.v.First(); i < s.v.End(); i++ {
		e := s.v.At(i)
		by.apply(e)
		switch {
		case e.Task == 0:
		case e.Kind == trace.TaskSuspended, e.Kind == trace.WaitProgress:
			waiting[e.Task] = isFor(e, "future") || isFor(e, "task") || isFor(e, "queue") || isFor(e, "lock")
			delete(cancelled, e.Task)
		case e.Kind == trace.TaskCancelling:
			cancelled[e.Task] = true
		case endsWait(e):
			waker := by.now()
			if waiting[e.Task] && !cancelled[e.Task] && waker != 0 && waker != e.Task && e.Kind != trace.TaskDone && ask(e.Task) {
				f.hit(i+1, s.label(e.Task))
			}
			delete(waiting, e.Task)
		}
	}
	return f
}

// findWakeOrder is in which order I/O woke tasks for the first time.
func findWakeOrder(s *scene, m Measure, among []string) Finding {
	f := nothing()
	waiting := map[trace.TaskID]bool{}
	seen := map[trace.TaskID]bool{}
	cancelled := map[trace.TaskID]bool{}
	ask := s.asker(m, among)
	for i := s.v.First(); i < s.v.End(); i++ {
		e := s.v.At(i)
		switch {
		case e.Task == 0:
		case e.Kind == trace.TaskSuspended, e.Kind == trace.WaitProgress:
			waiting[e.Task] = isFor(e, "io")
			delete(cancelled, e.Task)
		case e.Kind == trace.TaskCancelling:
			cancelled[e.Task] = true
		case endsWait(e):
			if waiting[e.Task] && !seen[e.Task] && !cancelled[e.Task] && e.Kind != trace.TaskDone && ask(e.Task) {
				seen[e.Task] = true
				f.list(s.label(e.Task), i+1)
			}
			delete(waiting, e.Task)
		}
	}
	return f
}
