package judge

import "batuta/loopcore/trace"

// endSpecs are the measures of how tasks end, and of how they go on.
func endSpecs() []spec {
	return []spec{
		{name: "outcome", kind: Text, of: ofTask, ofNeeded: true, find: findOutcome},
		{name: "bars-to-wake", kind: Number, of: ofTask, ofNeeded: true, fors: []string{"io", "timer"}, forNeeded: true, find: findBarsToWake},
	}
}

// findOutcome is how a task ended: "returned", "failed", "cancelled", or
// "dropped" if it never did; of several, the one that ended last. While
// asyncio.run closes it counts too: that is when it cancels what is left.
func findOutcome(s *scene, m Measure, _ []string) Finding {
	f := nothing()
	for _, t := range s.tasks {
		if t.closing || t.done <= f.Moment || !matches(m.Of, t.label) {
			continue
		}
		f = Finding{Value: TextOf(outcomes()[t.outcome]), Found: true, Moment: t.done, Who: t.label}
	}
	return f
}

// findBarsToWake is how many bars lie between the bar in which what a task
// waited for came, a descriptor's event or its timer's time, and the bar of the
// step in which it went on: the last time that it did, and 0 for the same bar.
func findBarsToWake(s *scene, m Measure, _ []string) Finding {
	f := nothing()
	ask := s.asker(m, nil)
	waits := map[trace.TaskID]*trace.Event{}
	came := map[trace.TaskID]int{} // in which cycle
	cycle := 0
	for i := s.v.First(); i < s.v.End(); i++ {
		e := s.v.At(i)
		switch e.Kind {
		case trace.CycleBegin:
			cycle = int(e.A)
		case trace.TaskSuspended, trace.WaitProgress:
			if isFor(e, m.For) && ask(e.Task) {
				waits[e.Task] = e
			} else {
				delete(waits, e.Task)
			}
			delete(came, e.Task)
		case trace.FDEvent, trace.TimerDue:
			for id, w := range waits {
				if isWhat(w, e) {
					came[id] = cycle
				}
			}
		case trace.TaskWoken:
			delete(waits, e.Task) // what comes now has not woken it
		case trace.StepBegin:
			if c, ok := came[e.Task]; ok {
				f = Finding{Value: NumberOf(float64(cycle - c)), Found: true, Moment: i + 1, Who: s.label(e.Task)}
			}
			delete(waits, e.Task)
			delete(came, e.Task)
		}
	}
	return f
}

// isWhat reports whether an event of the selector's or of a timer is what a
// suspended task waits for.
func isWhat(wait, e *trace.Event) bool {
	switch trace.Wait(wait.Code) {
	case trace.WaitRead:
		return e.Kind == trace.FDEvent && e.A == wait.A && trace.Mask(e.Code)&trace.Read != 0
	case trace.WaitWrite:
		return e.Kind == trace.FDEvent && e.A == wait.A && trace.Mask(e.Code)&trace.Write != 0
	case trace.WaitTimer:
		return e.Kind == trace.TimerDue && e.Obj == wait.Obj
	}
	return false
}
