package gui

import "batuta/loopcore/trace"

// A moment is a number of events: the moment p of a recording is what the
// events before p add up to. Stepping through what has happened moves from
// stop to stop:
//
//   - A step's stop is the end of its second beat: just before its task
//     suspends or finishes, and for a plain callback just before it ends. The
//     task is still the one that runs, and stands where it is about to pause.
//   - A cycle's stop is its end: just after its CycleEnd, in its fourth beat.
//     It is also where a live run that advances by one cycle comes to rest.

// start is the moment before the first cycle that is kept.
func start(v trace.View) int {
	for i := v.First(); i < v.End(); i++ {
		if v.At(i).Kind == trace.CycleBegin {
			return i
		}
	}
	return v.End()
}

// stepAfter is the first step's stop after pos; false if there is none yet.
func stepAfter(v trace.View, pos int) (int, bool) {
	if begin, ok := lastBefore(v, pos+1, trace.StepBegin); ok {
		if stop, ok := stepStop(v, begin); !ok || stop > pos {
			return stop, ok
		}
	}
	begin, ok := firstFrom(v, pos+1, trace.StepBegin)
	if !ok {
		return 0, false
	}
	return stepStop(v, begin)
}

// stepBefore is the last step's stop before pos; false if there is none.
func stepBefore(v trace.View, pos int) (int, bool) {
	for begin, ok := lastBefore(v, pos, trace.StepBegin); ok; begin, ok = lastBefore(v, begin, trace.StepBegin) {
		if stop, ok := stepStop(v, begin); ok && stop < pos {
			return stop, true
		}
	}
	return 0, false
}

// stepStop is the stop of the step whose StepBegin is event begin; false while
// the step is in its second beat.
func stepStop(v trace.View, begin int) (int, bool) {
	task := v.At(begin).Task
	for i := begin + 1; i < v.End(); i++ {
		switch e := v.At(i); e.Kind {
		case trace.StepEnd:
			return i, true
		case trace.TaskSuspended, trace.TaskDone:
			if task != 0 && e.Task == task {
				return i, true
			}
		}
	}
	return 0, false
}

// cycleAfter is the first end of a cycle after pos; false if there is none yet.
func cycleAfter(v trace.View, pos int) (int, bool) {
	end, ok := firstFrom(v, pos, trace.CycleEnd)
	return end + 1, ok
}

// cycleBefore is the end of the cycle before the one that pos shows, or the
// start; false if pos is at the start or before it. Behind a cycle's end that
// cycle is still the one shown.
func cycleBefore(v trace.View, pos int) (int, bool) {
	if begin, ok := lastBefore(v, pos, trace.CycleBegin); ok {
		if end, ok := lastBefore(v, begin, trace.CycleEnd); ok {
			return end + 1, true
		}
	}
	first := start(v)
	return first, first < pos
}

// firstFrom is the first event from number i on that is of kind.
func firstFrom(v trace.View, i int, kind trace.Kind) (int, bool) {
	for i = max(i, v.First()); i < v.End(); i++ {
		if v.At(i).Kind == kind {
			return i, true
		}
	}
	return 0, false
}

// lastBefore is the last event before number i that is of kind.
func lastBefore(v trace.View, i int, kind trace.Kind) (int, bool) {
	for i = min(i, v.End()) - 1; i >= v.First(); i-- {
		if v.At(i).Kind == kind {
			return i, true
		}
	}
	return 0, false
}
